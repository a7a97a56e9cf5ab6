import {expect} from 'chai';
import type {Journey} from './journey.js';

/** A clerk's screen of 1366 × 768 at 125 %. */
export const clerk = {viewport: {width: 1093, height: 614}} as const;

interface Focus {
  /** Without white space. */
  readonly name: string;
  /** Whether the user can see where they are. */
  readonly shown: boolean;
}

/** What has the focus, seen across shadow roots. */
export const focusOf = ({page}: Journey): Promise<Focus> =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (!active || active === document.body) return {name: '', shown: false};
    const {outlineStyle, outlineWidth, borderInlineStartStyle, borderInlineStartWidth} = getComputedStyle(active);
    // A heading has a bar before it.
    const [style, width] = active.matches('.heading')
      ? [borderInlineStartStyle, borderInlineStartWidth]
      : [outlineStyle, outlineWidth];
    const {top} = active.getBoundingClientRect();
    const isInView = top > -1 && top < innerHeight;
    const name =
      active instanceof HTMLInputElement || active instanceof HTMLSelectElement
        ? active.labels?.[0]?.textContent
        : active.textContent;
    return {
      name: (name ?? '').replace(/\s+/g, ''),
      shown: isInView && active.matches(':focus-visible') && style !== 'none' && Number.parseFloat(width) >= 2,
    };
  });

/** Waits until the focus is there. What has it then, or after five seconds. */
export const focusComes = async (journey: Journey, name: string): Promise<Focus> => {
  const wanted = name.replace(/\s+/g, '');
  let at = await focusOf(journey);
  for (const end = Date.now() + 5_000; at.name !== wanted && Date.now() < end; at = await focusOf(journey)) {
    await journey.page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return at;
};

/** Waits until the focus is there, and is to be seen. */
export const stopsAt = async (journey: Journey, name: string): Promise<void> => {
  expect(await focusComes(journey, name)).to.deep.equal({name: name.replace(/\s+/g, ''), shown: true});
};

/** One press of Tab leads there. */
export const tab = async (journey: Journey, name: string): Promise<void> => {
  await journey.page.keyboard.press('Tab');
  await stopsAt(journey, name);
};
