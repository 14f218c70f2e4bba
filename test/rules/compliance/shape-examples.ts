/** Rules on the JSON shape. */
import { annualReview, type Example, face, licence, practitioner, review, set, suspension } from './example'

export const SHAPE_EXAMPLES: readonly Example[] = [
  {
    rule: 'SHAPE_TEXT',
    field: 'CertificateNumber',
    of: suspension,
    what: 'a number as a number',
    breaks: licence({ CertificateNumber: 990201 }),
  },
  { rule: 'SHAPE_TEXT', field: 'photo', of: practitioner, what: 'null for a photo', breaks: licence({ photo: null }) },
  {
    rule: 'SHAPE_NUMBER',
    field: 'revision',
    of: suspension,
    what: 'a revision as text',
    breaks: set({ revision: '2' }),
  },
  {
    rule: 'SHAPE_OBJECT',
    field: 'licence',
    of: suspension,
    what: 'a list for a licence',
    breaks: (event) => Object.assign(event, { licence: [] }),
  },
  {
    rule: 'SHAPE_OBJECT',
    field: 'face',
    of: practitioner,
    what: 'a text for a face',
    breaks: licence({ face: '照面' }),
  },
  { rule: 'SHAPE_OBJECT', field: 'review', of: annualReview, what: 'null for a review', breaks: set({ review: null }) },
  {
    rule: 'SHAPE_UNKNOWN',
    field: 'extra',
    of: suspension,
    what: 'a member nobody agreed on',
    breaks: set({ extra: 1 }),
  },
  {
    rule: 'SHAPE_UNKNOWN',
    field: 'bloodGroup',
    of: practitioner,
    what: 'a face field nobody agreed on',
    breaks: face({ bloodGroup: 'O' }),
  },
  {
    rule: 'SHAPE_UNKNOWN',
    field: 'face',
    of: practitioner,
    what: 'a face field whose name cannot be repeated',
    breaks: face({ '<b>\u202e': 1 }),
  },
  {
    rule: 'SHAPE_UNKNOWN',
    field: 'grade',
    of: annualReview,
    what: 'a member of a review nobody agreed on',
    breaks: review({ grade: 'A' }),
  },
  {
    rule: 'SHAPE_DEPTH',
    field: 'event',
    of: suspension,
    what: 'nine levels of lists',
    breaks: set({ extra: [[[[[[[[]]]]]]]] }),
    keeps: set({ reason: '停运' }),
  },
]
