import {html, nothing, render, type TemplateResult} from 'lit';
import type {AnyActor, AnyActorRef, InspectionEvent, Subscription} from 'xstate';
import {machines, machineTitles} from '../machines/catalogue.js';
import {chartOf} from '../machines/chart.js';
import {type Place, type PossibleEvent, placesOf, sendIn} from '../machines/runner.js';
import {secretFieldOf} from '../machines/samples.js';
import {element, must} from './build-element.js';
import {chartView} from './machine-chart.js';
import {journeyOf, onJourney} from './workbench-actors.js';
import {say} from './workbench-status.js';

const longest = 30;

/** What was sent to the machines by the widget, oldest first: types only, so nothing that somebody typed. */
const historyOf = (sent: readonly string[]): TemplateResult => html`
  <details>
    <summary>已发送的事件</summary>
    <ol class="workbench-log">
      ${sent.map((type) => html`<li><code>${type}${secretFieldOf(type) ? ' ******' : ''}</code></li>`)}
    </ol>
  </details>
`;

/** The running machines of the widget: where each one is, what can happen now, and its chart with these states lit. */
export const fillMachines = (cert: HTMLElement): void => {
  const panel = must('#workbench-charts', HTMLElement);
  const group = panel.closest('details');
  const styles = element('link', {rel: 'stylesheet', href: './machine.css'});
  let actor: AnyActor | undefined;
  let inspection: Subscription | undefined;
  let sent: string[] = [];
  let isDue = false;

  const send = (place: Place, {type}: PossibleEvent): void => {
    if (!actor) return;
    sendIn(actor, {at: place.at, type});
    say(`已发送：${type}`);
  };

  const placeView = (place: Place): TemplateResult | typeof nothing => {
    const {name, at, paths, events, tags} = place;
    if (name === undefined) return nothing;
    const possible = events.filter(({isPossible}) => isPossible);
    return html`<section aria-label=${machineTitles[name]}>
      <h3>${machineTitles[name]} <code>${at || name}</code></h3>
      <p>
        <code>${paths.at(-1) ?? ''}</code> ${tags.map((tag) => html`<span class="tag">${tag}</span>`)}
        <a href=${`machine.html?machine=${name}`} target="_blank">单独运行</a>
      </p>
      <p class="workbench-buttons">
        ${possible.map(
          (event) =>
            html`<button type="button" @click=${() => send(place, event)}>
              ${event.type}${event.secret ? ' ******' : ''}
            </button>`,
        )}
      </p>
      <details>
        <summary>状态图</summary>
        ${chartView(chartOf(machines[name]), paths)}
      </details>
    </section>`;
  };

  const update = (): void => {
    isDue = false;
    // The innermost is where the user is.
    const places = actor ? [...placesOf(actor)].reverse() : [];
    render(
      places.length === 0 ? html`<p>没有运行中的状态机。</p>` : html`${places.map(placeView)} ${historyOf(sent)}`,
      panel,
    );
  };

  /** What happens together is drawn once, and only while it is seen. */
  const updateLater = (): void => {
    if (isDue || !group?.open) return;
    isDue = true;
    setTimeout(update);
  };

  const inspect = (event: InspectionEvent): void => {
    const isMachines =
      event.type === '@xstate.event' && (event.actorRef as AnyActorRef & {logic?: {root?: unknown}}).logic?.root;
    if (isMachines && event.sourceRef === undefined && !event.event.type.startsWith('xstate.')) {
      sent = [...sent, event.event.type].slice(-longest);
    }
    updateLater();
  };

  const follow = (): void => {
    const found = journeyOf(cert);
    if (found === actor) return;
    inspection?.unsubscribe();
    actor = found;
    sent = [];
    inspection = actor?.system.inspect(inspect);
    updateLater();
  };

  document.head.append(styles);
  group?.addEventListener('toggle', updateLater);
  onJourney(follow);
  follow();
};
