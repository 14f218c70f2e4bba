/** Every built-in tag and the element that plays it: a tag without one does not compile. */
import type { BuiltInTag } from '../../tags'
import { ButtonElement } from './button'
import { CanvasElement } from './canvas'
import {
  CheckboxElement,
  CheckboxGroupElement,
  LabelElement,
  RadioElement,
  RadioGroupElement,
  SwitchElement,
} from './choice'
import type { HostElement } from './element'
import { FormElement } from './form'
import { ImageElement } from './image'
import { NavigatorElement } from './navigator'
import { PickerElement } from './picker'
import {
  CoverViewElement,
  IconElement,
  ProgressElement,
  RichTextElement,
  RootPortalElement,
  SwiperItemElement,
  TextElement,
  ViewElement,
} from './plain'
import { ScrollViewElement, SwiperElement } from './scrolling'
import { InputElement, TextareaElement } from './text-field'

const ELEMENTS: { readonly [T in BuiltInTag]: new () => HostElement } = {
  button: ButtonElement,
  canvas: CanvasElement,
  checkbox: CheckboxElement,
  'checkbox-group': CheckboxGroupElement,
  'cover-image': class extends ImageElement {},
  'cover-view': CoverViewElement,
  form: FormElement,
  icon: IconElement,
  image: ImageElement,
  input: InputElement,
  label: LabelElement,
  navigator: NavigatorElement,
  picker: PickerElement,
  progress: ProgressElement,
  radio: RadioElement,
  'radio-group': RadioGroupElement,
  'rich-text': RichTextElement,
  'root-portal': RootPortalElement,
  'scroll-view': ScrollViewElement,
  swiper: SwiperElement,
  'swiper-item': SwiperItemElement,
  switch: SwitchElement,
  text: TextElement,
  textarea: TextareaElement,
  view: ViewElement,
}

export function defineElements(): void {
  for (const [tag, element] of Object.entries(ELEMENTS)) customElements.define(`wx-${tag}`, element)
}
