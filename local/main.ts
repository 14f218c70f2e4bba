/** The executable. */
import { run } from './run'

run()
