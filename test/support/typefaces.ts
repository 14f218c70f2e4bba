/** The fonts of licence files, as functions carry them. */
import { openTypefaces } from '../../cloudfunctions/server/adapters/typefaces'

/** Opens them anew: keep what it answers for the whole test file. */
export const typefaces = (): ReturnType<typeof openTypefaces> => openTypefaces('dist/fonts')
