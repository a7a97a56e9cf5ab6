import {html, nothing, type TemplateResult} from 'lit';
import {causeWords, type ChartState, type Way} from '../machines/chart.js';

/* A machine's chart as nested boxes, with the current states lit. */

/** The ways with the same target stand together. Undefined: they stay. */
const byTarget = (ways: readonly Way[]): readonly (readonly [string | undefined, readonly Way[]])[] => {
  const targets = new Map<string | undefined, Way[]>();
  for (const way of ways) targets.set(way.target, [...(targets.get(way.target) ?? []), way]);
  return [...targets];
};

const causeOf = (way: Way): TemplateResult => {
  const condition = way.guard ?? (way.isOtherwise ? '否则' : undefined);
  return html`<span class="cause"
    >${causeWords(way.cause)}${condition === undefined ? nothing : html` <small>[${condition}]</small>`}</span
  >`;
};

const waysOf = (ways: readonly Way[]): TemplateResult | typeof nothing =>
  ways.length === 0
    ? nothing
    : html`<ul class="ways">
        ${byTarget(ways).map(
          ([target, all]) =>
            html`<li>
              ${all.map(causeOf)}
              <span class="to">${target === undefined ? '（留在原状态）' : `→ ${target}`}</span>
            </li>`,
        )}
      </ul>`;

const box = (state: ChartState, lit: readonly string[]): TemplateResult => {
  const isLit = lit.includes(state.path);
  return html`<li
    class="state ${isLit ? 'lit' : ''} ${state.states.length > 0 ? 'outer' : ''}"
    data-path=${state.path}
    aria-current=${isLit ? 'true' : nothing}
  >
    <p class="state-name">
      <code>${state.key}</code>
      ${isLit ? html`<span class="now">现在</span>` : nothing}
      ${state.tags.map((tag) => html`<span class="tag">${tag}</span>`)}
      ${state.isFinal ? html`<span class="tag">final</span>` : nothing}
    </p>
    ${waysOf(state.ways)}
    ${
      state.states.length === 0
        ? nothing
        : html`<ul class="states">
            ${state.states.map((each) => box(each, lit))}
          </ul>`
    }
  </li>`;
};

/** All states of a machine. `lit` are the paths of the current ones. */
export const chartView = (chart: ChartState, lit: readonly string[]): TemplateResult => html`
  ${
    chart.ways.length === 0
      ? nothing
      : html`<div class="everywhere">
          <p>任何状态下：</p>
          ${waysOf(chart.ways)}
        </div>`
  }
  <ul class="states">
    ${chart.states.map((each) => box(each, lit))}
  </ul>
`;
