const isTextField = (target: unknown): target is HTMLInputElement =>
  target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type);

const focused = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

/**
 * The field of the widget that had the focus last. A move of the focus inside a shadow tree is not told outside, so this
 * looks before each press of a key or button, while the focus is still where it was.
 */
export const followFields = (cert: HTMLElement): (() => HTMLInputElement | undefined) => {
  let last: HTMLInputElement | undefined;
  const look = (): void => {
    const active = focused();
    if (document.activeElement === cert && isTextField(active)) last = active;
  };
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, look, {capture: true});
  return () => (last?.isConnected ? last : undefined);
};

/** Fills a field as a user would, so that the widget hears of it. */
export const fill = (field: HTMLInputElement, value: string): void => {
  field.focus();
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
};
