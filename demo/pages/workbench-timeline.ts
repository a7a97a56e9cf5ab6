import {html, nothing, render, type TemplateResult} from 'lit';
import type {Diagnostics, DiagnosedRequest} from '../../src/components/failure/diagnostics.js';
import {must} from './build-element.js';
import type {HeardSteps} from './workbench-machines.js';

type Cert = HTMLElementTagNameMap['sw-realname-cert'];
type Lane = 'step' | 'page' | 'request' | 'agent';

/** A moment of the journey, in the lane of whatever it happened in. */
interface Moment {
  readonly at: number;
  readonly lane: Lane;
  readonly words: string;
  /** Of what takes time, and has ended. */
  readonly ms?: number | undefined;
  readonly code?: string | undefined;
  /** Span id, to be found in the backend's log. */
  readonly span?: string | undefined;
}

const laneTitles: Readonly<Record<Lane, string>> = {
  step: '步骤',
  page: '页面',
  request: '后台',
  agent: '客户端控件',
};

const ofRequest = ({name, at, ms, span, call, code}: DiagnosedRequest): Moment => ({
  at: Date.parse(at),
  lane: span ? 'request' : 'agent',
  words: call ? `${name}（${call}）` : name,
  ...{ms, code, span},
});

/** What `diagnostics` tells of the last ten requests and the last changes, together with what it told before. */
const collected = (known: Map<string, Moment>, {requests, changes}: Diagnostics): void => {
  for (const request of requests) known.set(`${request.at} ${request.name} ${request.span ?? ''}`, ofRequest(request));
  for (const {at, view, now} of changes)
    known.set(`${at} ${view ?? ''} ${now}`, {
      at: Date.parse(at),
      lane: view ? 'step' : 'page',
      words: view ? `${view}：${now}` : now,
    });
};

/** As wide as the time is long: each further bar is ten times as much. */
const bars = (ms: number): number => Math.max(1, Math.min(5, Math.ceil(Math.log10(Math.max(ms, 1)))));

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

const momentView = (start: number, {at, lane, words, ms, code, span}: Moment): TemplateResult => html`
  <li class="timeline-${lane}" title=${span ? `span ${span}` : nothing}>
    <time>${seconds(at - start)}</time>
    <span class="timeline-mark">
      <b>${words}</b>
      ${
        lane === 'request' || lane === 'agent'
          ? html`<span
              >${'▮'.repeat(ms === undefined ? 0 : bars(ms))} ${ms === undefined ? '……' : `${String(ms)} ms`}
              ${code}</span
            >`
          : nothing
      }
    </span>
  </li>
`;

/**
 * The journey as one picture: steps, page, requests and agent calls side by side, by time. It is made of
 * `diagnostics`, which a host can read, too. Returns what draws it again.
 */
export const fillTimeline = (cert: Cert, steps: HeardSteps): (() => void) => {
  const panel = must('#workbench-timeline', HTMLElement);
  const group = panel.closest('details');
  const known = new Map<string, Moment>();
  let journey: string | undefined;

  const update = (): void => {
    const {diagnostics} = cert;
    if (!diagnostics) return;
    if (diagnostics.journey !== journey) known.clear();
    journey = diagnostics.journey;
    collected(known, diagnostics);
    if (!group?.open) return;
    const moments = [...known.values()].sort((one, other) => one.at - other.at);
    const start = moments[0]?.at ?? 0;
    render(
      html`
        <p>一次办理：<code>${journey}</code></p>
        <ol class="timeline" aria-label="时间线">
          <li class="timeline-lanes" aria-hidden="true">
            ${Object.entries(laneTitles).map(([lane, title]) => html`<span class="timeline-${lane}"><span class="timeline-mark">${title}</span></span>`)}
          </li>
          ${moments.map((moment) => momentView(start, moment))}
        </ol>
      `,
      panel,
    );
  };

  group?.addEventListener('toggle', update);
  // An answer is noted a moment before the machine goes on.
  if (steps.all.length > 0) update();
  return update;
};
