import type {AxeResults} from 'axe-core';

/**
 * What axe finds in a part of the page, each as the rule and the HTML it is broken by. Every test asks axe by this function. Those
 * end to end send it to their page, so it uses nothing from outside.
 *
 * Throws where the page's font draws no Chinese character: axe takes text without ink for an icon and never looks at its contrast.
 */
export const brokenRules = async (part: string | Element, without: readonly string[] = []): Promise<string[]> => {
  const {fontFamily} = getComputedStyle(document.body);
  await document.fonts.load(`24px ${fontFamily}`, '证');
  // Of the other characters, a font is fetched when they have a place.
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  const [chinese, missing] = ['证', '\u{2FFFE}'].map((text) => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (context) context.font = `24px ${fontFamily}`;
    context?.fillText(text, 4, 30);
    return canvas.toDataURL();
  });
  if (chinese === missing)
    throw new Error(`axe cannot see Chinese text here: the font of the page, ${fontFamily}, draws nothing for 证.`);
  const {axe} = globalThis as unknown as {axe: {run(part: unknown, options: object): Promise<AxeResults>}};
  const rules = Object.fromEntries(without.map((rule) => [rule, {enabled: false}]));
  const {violations} = await axe.run(part, {resultTypes: ['violations'], rules});
  return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`));
};
