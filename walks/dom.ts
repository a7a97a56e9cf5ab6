/** Everything that matches, shadow roots included, in document order. */
export const deepAll = <E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element as E] : []),
    ...(element.shadowRoot ? deepAll<E>(element.shadowRoot, selector) : []),
  ]);

/** Before Chromium 105 by its boxes: there nothing folded has one. */
export const isShown = (element: Element): boolean => {
  const asked: Partial<Pick<Element, 'checkVisibility'>> = element;
  return (
    asked.checkVisibility?.({visibilityProperty: true}) ??
    (element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible')
  );
};

/** Whether only a screen reader gets it: a live region, or the name of a step in a narrow window. */
export const isUnseen = (element: Element): boolean =>
  element.matches('.live') && getComputedStyle(element).clipPath !== 'none';

/** Whether something is left out where it is read. */
type Skip = (element: Element) => boolean;

const wordsIn = (node: Node, skip: Skip): string => {
  if (node instanceof Text) return node.data;
  // The star of a required field is an element of its own, but no word of its own.
  if (node instanceof Element && node.matches('.star') && !skip(node)) return '*\u2060';
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return (assigned.length > 0 ? assigned : [...node.childNodes]).map((each) => wordsIn(each, skip)).join(' ');
  }
  // What is folded can be read, too: the word that unfolds it does not count.
  const isThere = (element: Element): boolean => isShown(element) || element.closest('.fold') !== null;
  if (node instanceof Element && (!isThere(node) || node.matches('style, .fold > summary') || skip(node))) return '';
  const within = [...((node as Element).shadowRoot ?? node).childNodes].filter((each) => !(each instanceof Comment));
  // A value in a sentence is no word of its own either.
  const isSentence = within.some((each) => each instanceof Element && each.matches('span[translate=no], span.whole'));
  return within.map((each) => wordsIn(each, skip)).join(isSentence ? '' : ' ');
};

const tidy = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('\u2060 ', '').trim();

/** What a person can read, slots and shadow roots included; a live region is heard, not seen. */
export const wordsOf = (node: Node): string => tidy(wordsIn(node, isUnseen));

/** What a screen reader reads of it, in place of what is only for the eye. */
export const heardOf = (node: Node): string => tidy(wordsIn(node, (element) => element.ariaHidden === 'true'));

/** What has these words, or begins with them, and can be pressed. */
export const pressable = (root: ParentNode, words: string): HTMLElement | undefined => {
  const all = deepAll(root, 'button, a').filter((each) => isShown(each) && each.ariaDisabled !== 'true');
  return all.find((each) => wordsOf(each) === words) ?? all.find((each) => wordsOf(each).startsWith(words));
};

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
  const inputs = [...shadowRoot.querySelectorAll<HTMLInputElement>('input, textarea')].map(({value}) => value);
  const inner = [...shadowRoot.querySelectorAll('*')].map(everythingIn);
  // Lit's marks have digits by chance, in which any short number could be found.
  return [shadowRoot.innerHTML.replaceAll(/lit\$\d+\$/g, ''), ...inputs, ...inner].join('\n');
};

/** Of one wait. It ends with what it waits for; this is for what never comes, on a machine that does much else. */
const limitMs = 25_000;

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
