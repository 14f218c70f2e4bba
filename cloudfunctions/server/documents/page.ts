/**
 * 版面: a page as a list of marks, in millimetres from its top left corner. The layout makes it, the OFD and the PDF writer draw it; neither
 * knows the other, so that both files show the same page.
 */

/** Red, green, blue, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

export interface Document {
  /** 文件标题. */
  readonly title: string
  /** When the file was made, an ISO 8601 instant; every time in the file is this one. */
  readonly madeAt: string
  /** 32 hex digits, derived from what the file is about: the same input gives the same bytes. */
  readonly id: string
  /** GB/T 36903 元数据, by the standard's names, in its order. */
  readonly metadata: readonly MetadataItem[]
  /** The full metadata once more, as one XML file inside. */
  readonly attachment: Attachment
  /** At least one. */
  readonly pages: readonly Page[]
  /** Where the seal is shown. */
  readonly stamp: Stamp
}

export interface MetadataItem {
  readonly name: string
  readonly value: string
}

export interface Attachment {
  /** File name with its ending. */
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Page {
  readonly width: number
  readonly height: number
  /** Fixed artwork. Pages that share the same object share one template in the file. */
  readonly template: Template
  /** Below the text: the watermark of a copy. */
  readonly background: readonly Mark[]
  readonly body: readonly Mark[]
}

export interface Template {
  readonly marks: readonly Mark[]
}

export type Mark = TextMark | PathMark | ImageMark

/** One line of text. */
export interface TextMark {
  readonly kind: 'text'
  readonly text: string
  /** Where the first character's origin stands, on the baseline. */
  readonly x: number
  readonly y: number
  /** Size of the em. */
  readonly size: number
  readonly colour: Colour
  /** Added after every character; 0 when absent. */
  readonly spacing?: number
  /** Degrees, clockwise about (x, y); 0 when absent. */
  readonly rotation?: number
  /** Name of the metadata element or face field that this line shows: what the file's index points at. */
  readonly field?: string
}

export interface PathMark {
  readonly kind: 'path'
  readonly steps: readonly PathStep[]
  readonly fill?: Colour
  readonly stroke?: { readonly colour: Colour; readonly width: number; readonly dash?: readonly number[] }
}

/** As in SVG: move, line, cubic curve, close. Absolute. A fill is non-zero. */
export type PathStep =
  | readonly ['M' | 'L', x: number, y: number]
  | readonly ['C', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['Z']

export interface ImageMark {
  readonly kind: 'image'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly format: 'jpeg' | 'png'
  readonly bytes: Uint8Array
  readonly field?: string
}

/** 印章外观. */
export interface Stamp {
  /** From 0. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
