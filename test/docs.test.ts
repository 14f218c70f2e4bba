/** The generated documents say what the code says. */
import { readdirSync, readFileSync } from 'node:fs'
import { GENERATED } from '../docs/generated'

describe('generated documents', () => {
  it.each(GENERATED)('$file is what `npm run docs` writes', ({ file, text }) => {
    expect(readFileSync(file, 'utf8')).toBe(text())
  })

  it('leave no schema behind of a type that is gone', () => {
    const schemas = readdirSync('docs/schemas').map((name) => `docs/schemas/${name}`)
    expect(schemas.sort()).toEqual(
      GENERATED.map(({ file }) => file)
        .filter((file) => file.startsWith('docs/schemas/'))
        .sort(),
    )
  })
})
