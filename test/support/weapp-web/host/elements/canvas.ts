import { HostElement, shadowOf } from './element'

/** The node WeChat hands out for `canvas type="2d"`: a canvas that also makes images and frames. */
export type CanvasNode = HTMLCanvasElement & {
  createImage: () => HTMLImageElement
  requestAnimationFrame: (work: FrameRequestCallback) => number
}

/** `canvas type="2d"`: the drawing surface is inside, its size in pixels is the mini-program's business. */
export class CanvasElement extends HostElement {
  readonly node: CanvasNode = Object.assign(document.createElement('canvas'), {
    createImage: () => new Image(),
    requestAnimationFrame: (work: FrameRequestCallback) => requestAnimationFrame(work),
  })

  constructor() {
    super()
    shadowOf(this, 'canvas { display: block; width: 100%; height: 100% }', this.node)
  }
}
