/** The field of the widget that had the focus last. */
export const followFields = (cert: HTMLElement): (() => HTMLInputElement | undefined) => {
  let last: HTMLInputElement | undefined;
  cert.addEventListener('focusin', (event) => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type)) last = target;
  });
  return () => (last?.isConnected ? last : undefined);
};

/** Fills a field as a user would, so that the widget hears of it. */
export const fill = (field: HTMLInputElement, value: string): void => {
  field.focus();
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
};
