/** Everything that matches, shadow roots included, in document order. */
export const deepAll = <E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element as E] : []),
    ...(element.shadowRoot ? deepAll<E>(element.shadowRoot, selector) : []),
  ]);

export const isShown = (element: Element): boolean => element.checkVisibility({visibilityProperty: true});

const wordsIn = (node: Node): string => {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return (assigned.length > 0 ? assigned : [...node.childNodes]).map(wordsIn).join(' ');
  }
  // A live region is heard, not seen.
  if (node instanceof Element && (!isShown(node) || node.matches('style, .live'))) return '';
  return [...((node as Element).shadowRoot ?? node).childNodes].map(wordsIn).join(' ');
};

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a person can read, slots and shadow roots included. */
export const wordsOf = (node: Node): string => tidy(wordsIn(node));

/** What has the focus, however deep. */
export const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

/** The markup of every shadow root, and what is in the inputs: all that a script of the page could read there. */
export const everythingIn = (host: Element): string => {
  const {shadowRoot} = host;
  if (!shadowRoot) return '';
  const inputs = [...shadowRoot.querySelectorAll('input')].map(({value}) => value);
  const inner = [...shadowRoot.querySelectorAll('*')].map(everythingIn);
  return [shadowRoot.innerHTML, ...inputs, ...inner].join('\n');
};

const limitMs = 4_000;

/** Resolves with what `find` finds, as soon as it does; looks again with each frame. */
export const until = async <T>(what: string | (() => string), find: () => T | undefined | null | false): Promise<T> => {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const found = find();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > deadline)
      throw new Error(`Waited in vain until ${typeof what === 'string' ? what : what()}.`);
    await new Promise(requestAnimationFrame);
  }
};

/** Resolves when whatever had been set going could have had its effect: promises settled, updates drawn. */
export const calm = async (): Promise<void> => {
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
};
