import {html, nothing, render, type TemplateResult} from 'lit';
import type {AnyActor} from 'xstate';
import {machines, machineTitles} from '../machines/catalogue.js';
import {chartOf} from '../machines/chart.js';
import {MachineRunner, type Place, type PossibleEvent, type Running, type View} from '../machines/runner.js';
import {secretFieldOf} from '../machines/samples.js';
import {element, must} from './build-element.js';
import {chartView} from './machine-chart.js';
import {journeyOf, onJourney} from './workbench-actors.js';
import {say} from './workbench-status.js';

type Cert = HTMLElementTagNameMap['sw-realname-cert'];

/**
 * The running machines of the widget: where each one is, what can happen now, its chart with these states lit, and what
 * was sent so far. Events are shown by their types only, so nothing that somebody typed is seen.
 */
export const fillMachines = (cert: Cert): void => {
  const panel = must('#workbench-charts', HTMLElement);
  const group = panel.closest('details');
  let goOn: ((actor: AnyActor) => void) | undefined;
  let isAgain = false;

  /** The widget's own journey, or a new one of it for a step back. */
  const start = async (): Promise<Running> => {
    if (isAgain) {
      const another = new Promise<AnyActor>((resolve) => (goOn = resolve));
      void cert.reset();
      return {actor: await another};
    }
    const actor = journeyOf(cert);
    if (!actor) throw new Error('The widget has not started yet.');
    return {actor};
  };
  const runner = new MachineRunner(start);

  const back = (): void => {
    isAgain = true;
    void runner.back();
    isAgain = false;
    say('已退一步：组件重新开始，并重放之前的事件。后台记得已经发生的事。');
  };

  const send = (place: Place, {type, secret}: PossibleEvent): void => {
    runner.send({at: place.at, type}, secret?.sample);
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

  /** A repetition does not know the secrets, and asks for them. */
  const askView = ({asksFor, stuckAt}: View): TemplateResult | typeof nothing => {
    if (stuckAt) return html`<p role="alert">重放停在 <code>${stuckAt.type}</code>：当前状态不接受它。</p>`;
    if (!asksFor) return nothing;
    return html`<form
      @submit=${(submitted: SubmitEvent) => {
        submitted.preventDefault();
        const field = (submitted.target as HTMLFormElement).querySelector('input');
        void runner.answer(field?.value ?? '');
        if (field) field.value = '';
      }}
    >
      <label>重放需要再次输入 ${secretFieldOf(asksFor.type)}<input type="password" autocomplete="off" /></label>
      <button>继续</button>
    </form>`;
  };

  const historyView = ({history}: View): TemplateResult => html`
    <details>
      <summary>已发送的事件</summary>
      <ol class="workbench-log">
        ${history.map(({type}) => html`<li><code>${type}${secretFieldOf(type) ? ' ******' : ''}</code></li>`)}
      </ol>
      <p><button type="button" ?disabled=${history.length === 0} @click=${back}>退一步</button></p>
    </details>
  `;

  /** Only while it is seen. */
  const update = (): void => {
    if (!group?.open) return;
    const {view} = runner;
    render(
      // The innermost is where the user is.
      html`${askView(view)} ${[...view.places].reverse().map(placeView)} ${historyView(view)}`,
      panel,
    );
  };

  document.head.append(element('link', {rel: 'stylesheet', href: './machine.css'}));
  group?.addEventListener('toggle', update);
  runner.onChange(update);
  onJourney(() => {
    const actor = journeyOf(cert);
    if (actor && goOn) goOn(actor);
    else void runner.begin();
    goOn = undefined;
  });
  if (journeyOf(cert)) void runner.begin();
};
