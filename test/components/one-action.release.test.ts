import {play} from '../../demo/pages/gallery-stage.js';
import {states, type State} from '../../demo/pages/scenes.js';
import {screenIds} from '../../demo/pages/screens.js';
import {calm, deepAll, isShown, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';

/* What a clerk has to do is one button, and in sight: a page of 1366 × 768 at 125 % leaves home 811 × 402 and a path 360. */

/** The facts come first: what a person must read before a yes, and what the user has unfolded. */
const exempt: ReadonlySet<string> = new Set([
  // Who asks the administrator, and what a yes means.
  ...['request', 'number-unfit', 'step-up'].map((name) => `admin-requests/${name}`),
  // A card of another enterprise before its PIN.
  'ic-card/another-name',
  // A notice of the host's.
  ...['admin-assist/assist-consent', 'e-licence/one-place', 'ic-card/consent', 'legal-rep/consent'],
  // What will be sent.
  ...['legal-rep/confirming', 'legal-rep/id-card-confirming'],
  // A form with a picture that was folded.
  'pictures/id-card-dates',
]);

/** Between the parts of a screen. */
const gap = 16;

/** Forms of three fields or more, and the record, are longer than what is in sight. */
const isLong = (root: ParentNode, {id, at}: State): boolean =>
  (id.startsWith('profile/') && at === 'viewing') || deepAll(root, '.field').filter(isShown).length >= 3;

/** In a form, what is wrong comes first: it pushes the action down by what it says and offers, and no further. */
const saidAbove = (root: ParentNode, lowest: number): number => {
  if (!deepAll(root, 'form').some(isShown)) return 0;
  const said = deepAll(root, '.note, form .error, form .warning, form .field > .link').filter(isShown);
  const rows = new Set<number>();
  for (const {top, bottom} of said.map((each) => each.getBoundingClientRect()))
    for (let at = Math.floor(top); at < Math.min(bottom + gap, lowest); at += 1) rows.add(at);
  return rows.size;
};

/** What is wrong with a state: several primary buttons, or one out of sight. */
const faultOf = async (state: State): Promise<string | undefined> => {
  await play(document.body, state, 'zh-CN');
  const host = document.body.lastElementChild as HTMLElement;
  host.style.inlineSize = '811px';
  await until(`${state.id} says something`, () => deepAll(host.shadowRoot as ShadowRoot, '.heading').some(isShown));
  await calm();
  await calm();
  const root = host.shadowRoot as ShadowRoot;
  const dialog = deepAll(root, 'dialog[open]').at(-1);
  const shown = deepAll(root, '[part~=button-primary]').filter(isShown);
  const primary = dialog ? shown.filter((each) => dialog.contains(each)) : shown;
  const lowest = Math.max(0, ...primary.map((each) => each.getBoundingClientRect().bottom));
  const below = Math.round(lowest - host.getBoundingClientRect().top);
  const fold = state.id.startsWith('home/') ? 402 : 360;
  const isOut = !dialog && below - saidAbove(root, lowest) > fold && !exempt.has(state.id) && !isLong(root, state);
  host.remove();
  return primary.length > 1 ? `${primary.length} primary buttons` : isOut ? `at ${below} px` : undefined;
};

describe('Every state has one primary button at most, and it is in sight', () => {
  for (const screen of screenIds) {
    const own = states.filter((state) => state.screen === screen);
    if (own.length === 0) continue;
    it(screen, async function () {
      this.timeout(120_000);
      const faults: Record<string, string> = {};
      for (const state of own) {
        const fault = await faultOf(state);
        if (fault) faults[state.id] = fault;
      }
      expect(faults).to.deep.equal({});
    });
  }
});
