import {html, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import type {Inspected} from '../../src/components/element/report/inspect.js';
import {machines, type MachineName} from '../machines/catalogue.js';
import {pathsIn} from '../machines/chart.js';
import type {PossibleEvent} from '../machines/runner.js';

const pictures = new Map<MachineName, Promise<string>>();

const pictureOf = (name: MachineName): Promise<string> => {
  const picture = pictures.get(name) ?? fetch(`./machines/${name}.svg`).then((response) => response.text());
  pictures.set(name, picture);
  return picture;
};

const wordsIn = ({textContent}: Element): readonly string[] => textContent.match(/\w+/g) ?? [];

const scrollTo = (box: Element, state: Element): void => {
  const [frame, {left, top, width, height}] = [box.getBoundingClientRect(), state.getBoundingClientRect()];
  box.scrollBy(left - frame.left - (frame.width - width) / 2, top - frame.top - (frame.height - height) / 2);
};

/**
 * The picture of docs/machines, in which the present states are lit, and the arrow that led there. `moves` are those of
 * this machine and of any others, by `inspect`. A press on a line of an arrow sends its event.
 */
export const chartView = (
  name: MachineName,
  moves: readonly Inspected[],
  events: readonly PossibleEvent[] = [],
  send?: (event: PossibleEvent) => void,
): TemplateResult => {
  const own = moves
    .filter(({machine}) => machine === machines[name].id)
    .filter(({state}, index, all) => JSON.stringify(state) !== JSON.stringify(all[index - 1]?.state));
  const [former, paths] = [-2, -1].map((at) => ['', ...pathsIn(own.at(at)?.state)]) as [string[], string[]];
  // XState's `xstate.done.actor.getProfile` is `done` in the picture.
  const [, cause = ''] = /^(?:xstate\.)?(\w+)/.exec(own.at(-1)?.event ?? '') ?? [];
  const eventOn = (part: Element): PossibleEvent | undefined =>
    events.find(({type, isPossible}) => isPossible && wordsIn(part).includes(type));

  const light = async (box: HTMLElement): Promise<void> => {
    const picture = await pictureOf(name);
    if (box.dataset['machine'] !== name) {
      box.dataset['machine'] = name;
      box.innerHTML = picture;
    }
    // For the pointer alone: the keyboard has the list of events.
    box.onclick = ({target}) => {
      const arrow = (target as Element).closest('.open');
      const event = arrow && (eventOn(target as Element) ?? eventOn(arrow));
      if (event) send?.(event);
    };
    let last: Element | undefined;
    // The arrows of a state come after those of the states around it, and count more.
    for (const part of box.querySelectorAll<SVGElement>('[data-state], [data-from]')) {
      const {state, from = '', to = ''} = part.dataset;
      const led = former.includes(from) && !former.includes(to) && paths.includes(to) && wordsIn(part).includes(cause);
      part.classList.toggle('lit', state !== undefined && paths.includes(state));
      part.classList.toggle('open', state === undefined && paths.includes(from) && eventOn(part) !== undefined);
      if (led) last = part;
    }
    const innermost = [...box.querySelectorAll('.lit')].at(-1);
    last?.classList.add('lit');
    const place = `${name} ${paths.join()}`;
    if (innermost && box.clientWidth > 0 && box.dataset['place'] !== place) {
      box.dataset['place'] = place;
      scrollTo(box, innermost);
    }
  };

  return html`<div
    class="chart-box"
    role="img"
    aria-label=${`状态图 ${name}：${paths.at(-1) ?? ''}`}
    tabindex="0"
    ${ref((box) => box && void light(box as HTMLElement))}
  ></div>`;
};
