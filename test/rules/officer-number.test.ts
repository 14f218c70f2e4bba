import { maskOfficerNumber } from '../../src/core/licence/masking'

describe('an officer’s number, as those he checked read it', () => {
  it.each([
    ['99010100001', '9901*****01'],
    ['12345678', '1234**78'],
    ['1234567', '12****7'],
    ['123', '1**'],
    ['1', '*'],
    ['', ''],
  ])('%s is %s', (number, masked) => {
    expect(maskOfficerNumber(number)).toBe(masked)
  })
})
