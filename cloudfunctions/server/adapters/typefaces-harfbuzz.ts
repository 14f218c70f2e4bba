/**
 * HarfBuzz 子集化: the subset build of HarfBuzz (WASM), called directly. Its own JavaScript entry is an ES module that waits for itself to load,
 * and copies the whole font at every call; here a font is copied into the module's memory once.
 */

/** A font in the module's memory. */
export interface HarfBuzzFace {
  /** The font with these characters only, its `cmap` kept, layout tables and hints dropped. The same characters give the same bytes. */
  subset(points: Iterable<number>): Uint8Array
  /** Gives its memory back; it must not be used again. */
  release(): void
}

export interface HarfBuzz {
  face(font: Uint8Array): HarfBuzzFace
}

/** What is called of the module. Numbers are addresses in its memory unless their name says otherwise. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  _initialize(): void
  malloc(length: number): number
  free(address: number): void
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_set_clear(set: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_set_flags(input: number, flags: number): void
  hb_subset_input_set(input: number, which: number): number
  hb_subset_input_unicode_set(input: number): number
  hb_subset_or_fail(face: number, input: number): number
}

// From hb.h and hb-subset.h.
const MEMORY_MODE_READONLY = 1
const FLAGS_NO_HINTING_NO_LAYOUT_CLOSURE = 0x001 | 0x200
const SET_DROP_TABLE = 3
const SET_NAME = 4

/** Every character stands alone in horizontal lines, so no table of layout or of vertical writing is asked; hints serve old screens. */
const DROPPED = 'BASE GDEF GPOS GSUB STAT VORG vhea vmtx gasp fpgm prep cvt_ meta DSIG'.split(' ')

/** 字体名, 字形名, PostScript 名: what readers look at; the licence texts stay with the fonts, not with every copy. */
const NAMES = [1, 2, 6]

/** Starts the module from the bytes of `harfbuzz-subset.wasm`. */
export function startHarfBuzz(wasm: Uint8Array): HarfBuzz {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(wasm)), {})
  // The module's exports are known by its release, not by a type: package-lock.json pins it.
  const module = instance.exports as unknown as Exports
  module._initialize()
  return { face: (font) => faceIn(module, font) }
}

function faceIn(module: Exports, font: Uint8Array): HarfBuzzFace {
  const data = module.malloc(font.length)
  new Uint8Array(module.memory.buffer).set(font, data)
  const blob = module.hb_blob_create(data, font.length, MEMORY_MODE_READONLY, 0, 0)
  const face = module.hb_face_create(blob, 0)
  module.hb_blob_destroy(blob)
  return {
    subset: (points) => subsetOf(module, face, points),
    release() {
      module.hb_face_destroy(face)
      module.free(data)
    },
  }
}

function subsetOf(module: Exports, face: number, points: Iterable<number>): Uint8Array {
  const input = module.hb_subset_input_create_or_fail()
  module.hb_subset_input_set_flags(input, FLAGS_NO_HINTING_NO_LAYOUT_CLOSURE)
  const dropped = module.hb_subset_input_set(input, SET_DROP_TABLE)
  for (const tag of DROPPED) module.hb_set_add(dropped, tagOf(tag))
  const names = module.hb_subset_input_set(input, SET_NAME)
  module.hb_set_clear(names)
  for (const name of NAMES) module.hb_set_add(names, name)
  const kept = module.hb_subset_input_unicode_set(input)
  for (const point of points) module.hb_set_add(kept, point)
  const subset = module.hb_subset_or_fail(face, input)
  module.hb_subset_input_destroy(input)
  if (subset === 0) throw new Error('HarfBuzz made no subset: the font is damaged or memory is short')
  return bytesOf(module, subset)
}

/** The bytes of a face, which is given back. */
function bytesOf(module: Exports, face: number): Uint8Array {
  const blob = module.hb_face_reference_blob(face)
  const bytes = new Uint8Array(
    module.memory.buffer,
    module.hb_blob_get_data(blob, 0),
    module.hb_blob_get_length(blob),
  ).slice()
  module.hb_blob_destroy(blob)
  module.hb_face_destroy(face)
  return bytes
}

/** Four characters, an underscore for a blank. */
function tagOf(tag: string): number {
  return [...tag.replace('_', ' ')].reduce((value, character) => value * 256 + character.charCodeAt(0), 0)
}
