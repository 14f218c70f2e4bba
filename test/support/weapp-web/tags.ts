/**
 * WeChat's built-in components that the host provides. In the templates they are renamed to `wx-…`, because the browser has
 * its own ideas of what a <button> inside a <form>, an <input> or a <text> is.
 */
export const BUILT_IN_TAGS = [
  'button',
  'canvas',
  'checkbox',
  'checkbox-group',
  'cover-image',
  'cover-view',
  'form',
  'icon',
  'image',
  'input',
  'label',
  'navigator',
  'picker',
  'progress',
  'radio',
  'radio-group',
  'rich-text',
  'root-portal',
  'scroll-view',
  'swiper',
  'swiper-item',
  'switch',
  'text',
  'textarea',
  'view',
] as const

export type BuiltInTag = (typeof BUILT_IN_TAGS)[number]
