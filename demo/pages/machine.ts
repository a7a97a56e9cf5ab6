import {html, nothing, render, type TemplateResult} from 'lit';
import {stepIn} from '../../src/domain/path-rows.js';
import {isMachineName, machineNames, machineTitles, type MachineName} from '../machines/catalogue.js';
import {fakeScenarios, fakeWorld, findFakeScenario} from '../machines/fakes.js';
import {MachineRunner, type Place, type PossibleEvent, type View} from '../machines/runner.js';
import {secretFieldOf} from '../../walks/drive-machine.js';
import {sampleSecretOf} from '../machines/samples.js';
import {formatStep, formatSteps, parsePayload, parseSteps, type Step} from '../machines/steps.js';
import {startIn} from '../machines/world.js';
import {bringFont} from './cjk-font.js';
import {chartView} from './machine-chart.js';
import {demoScenarios, demoWorld} from './machine-world.js';
import {stepNames} from './step-titles.js';

/*
 * One machine alone, without any of our screens: `/machine.html?machine=ic-card`, or the journey's. On fakes, or with `&on=demo` on the
 * demo's backend and card agent. `#events=` in the address repeats a run.
 */

const main = document.querySelector<HTMLElement>('#machine') as HTMLElement;
const query = new URLSearchParams(location.search);
const isOnDemo = query.get('on') === 'demo';

/** The fakes' situation is not the demo's `scenario`, which the server would set for the session. */
const fakeScenario = findFakeScenario(query.get('fakes') ?? '')?.id ?? 'normal';

const addressOf = (changes: Readonly<Record<string, string | undefined>>): string => {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) changed.delete(name);
    else changed.set(name, value);
  }
  return `?${changed.toString()}`;
};

const machineLinks = (current: MachineName): TemplateResult => html`
  <nav aria-label="状态机">
    <ul class="machine-list">
      ${machineNames.map(
        (name) =>
          html`<li>
            <a href=${addressOf({machine: name})} aria-current=${name === current ? 'page' : nothing}>
              ${machineTitles[name]} <code>${name}</code>
            </a>
          </li>`,
      )}
    </ul>
  </nav>
`;

/** Where the next event usually goes. */
const innermostFirst = <T>(places: readonly T[]): readonly T[] => [...places].reverse();

/** The page of one machine. */
const openMachine = (name: MachineName): void => {
  const runner = new MachineRunner(() =>
    isOnDemo
      ? demoWorld(main.dataset).then((world) => startIn(name, world))
      : startIn(name, fakeWorld(fakeScenario, location.origin)),
  );
  /** Payloads as typed, by the event's place and name. An event that is not here is sent with its sample. */
  const typed = new Map<string, string>();
  let mistake: {readonly key: string; readonly text: string} | undefined;
  let wasPressed = false;

  const hashOf = (steps: readonly Step[]): string =>
    steps.length === 0 ? '' : `#events=${encodeURIComponent(formatSteps(steps))}`;

  const stepsInAddress = (): readonly Step[] => {
    const [, text] = /^#events=(.*)$/su.exec(location.hash) ?? [];
    if (text === undefined) return [];
    try {
      // A secret that somebody wrote into the address is dropped.
      return parseSteps(decodeURIComponent(text)).map(({secret: _, ...step}) => step);
    } catch {
      mistake = {key: '', text: '链接中的事件无法识别，已从头开始。'};
      return [];
    }
  };

  const begin = (steps: readonly Step[]): void => {
    typed.clear();
    void runner.begin(steps);
  };

  /** What another site's link would do to the demo's record, only a press does. */
  let offered: readonly Step[] = [];

  const beginAsAddressed = (): void => {
    const steps = stepsInAddress();
    offered = isOnDemo ? steps : [];
    begin(isOnDemo ? [] : steps);
  };

  const keyOf = ({at}: Place, {type}: PossibleEvent): string => `${at}/${type}`;

  const send = (place: Place, event: PossibleEvent, form?: HTMLFormElement): void => {
    const key = keyOf(place, event);
    const text = typed.get(key);
    try {
      const payload = text === undefined ? undefined : parsePayload(text);
      const secret = form?.querySelector<HTMLInputElement>('input');
      const typedSecret = secret?.value ?? '';
      runner.send(
        {at: place.at, type: event.type, ...(payload && {payload})},
        typedSecret === '' ? event.secret?.sample : typedSecret,
      );
      if (secret) secret.value = '';
      mistake = undefined;
      typed.delete(key);
      wasPressed = true;
    } catch (error) {
      mistake = {key, text: error instanceof Error ? error.message : String(error)};
    }
    update();
  };

  const restart = (steps: readonly Step[]) => () => {
    mistake = undefined;
    offered = [];
    wasPressed = true;
    begin(steps);
  };

  const secretField = (field: string, sample: string): TemplateResult => html`
    <label>
      ${field}（留空则用示例 ${sample}；不进入历史和链接）
      <input type="password" autocomplete="off" />
    </label>
  `;

  const eventView = (place: Place, event: PossibleEvent): TemplateResult => {
    const key = keyOf(place, event);
    const label = place.at === '' ? event.type : `${place.at}/${event.type}`;
    const isPlain = Object.keys(event.sample).length === 0 && !event.secret;
    if (isPlain) return html`<button type="button" @click=${() => send(place, event)}>${label}</button>`;
    return html`<form
      @submit=${(submitted: SubmitEvent) => {
        submitted.preventDefault();
        send(place, event, submitted.target as HTMLFormElement);
      }}
    >
      ${event.secret ? secretField(event.secret.field, event.secret.sample) : nothing}
      <button>${label}</button>
      ${
        Object.keys(event.sample).length === 0
          ? nothing
          : html`<details>
              <summary>参数</summary>
              <label>
                ${event.type} 的参数（JSON）
                <textarea
                  rows="6"
                  spellcheck="false"
                  .value=${typed.get(key) ?? JSON.stringify(event.sample, undefined, 1)}
                  @input=${({target}: InputEvent) => typed.set(key, (target as HTMLTextAreaElement).value)}
                ></textarea>
              </label>
            </details>`
      }
      ${mistake?.key === key ? html`<p class="machine-wrong" role="alert">${mistake.text}</p>` : nothing}
    </form>`;
  };

  const eventsView = (place: Place): TemplateResult => {
    const refused = place.events.filter(({isPossible}) => !isPossible).map(({type}) => type);
    return html`
      ${place.at === '' ? nothing : html`<h3>其中的 <code>${place.at}</code></h3>`}
      <ul class="events">
        ${place.events.filter(({isPossible}) => isPossible).map((event) => html`<li>${eventView(place, event)}</li>`)}
      </ul>
      ${
        refused.length > 0
          ? html`<p class="machine-quiet">
              这里也有，但用示例参数现在不会改变什么：<code>${refused.join(', ')}</code>
            </p>`
          : nothing
      }
    `;
  };

  const stateWords = (place: Place): string => (place.at === '' ? '' : `${place.at}/`) + (place.paths.at(-1) ?? '');

  /** What the screen of a path's state is called. */
  const screenWords = ({name: machine, paths: [outer = '']}: Place): string | undefined => {
    const path = machine === 'handoff' ? 'bank-ukey' : (machine ?? '');
    return stepNames(path, stepIn(path, outer))?.['zh-CN'];
  };

  const statusWords = (view: View): string => {
    if (view.failure !== undefined) return `没有启动：${view.failure}`;
    if (view.status === 'starting') return '正在启动';
    if (view.status === 'done') return '已经结束';
    if (view.status === 'error') return '出错停止';
    return view.isBusy ? '请求进行中' : '等待事件';
  };

  const stateView = (view: View): TemplateResult => html`
    <section class="machine-card" aria-labelledby="state">
      <h2 id="state" tabindex="-1">当前状态</h2>
      <div role="status">
        ${view.places.map(
          (place) =>
            html`<p class="machine-value">
              <code>${stateWords(place)}</code> ${view.status === 'active' ? screenWords(place) : nothing}
              ${place.tags.map((tag) => html`<span class="tag">${tag}</span>`)}
            </p>`,
        )}
        <p class="machine-quiet">${statusWords(view)}</p>
        ${view.output === undefined ? nothing : html`<p>输出：<code>${view.output}</code></p>`}
      </div>
    </section>
  `;

  const askView = ({asksFor, stuckAt}: View): TemplateResult | typeof nothing => {
    if (stuckAt) {
      return html`<section class="machine-card" aria-labelledby="stuck">
        <h2 id="stuck">重放停在这里</h2>
        <p>当前状态不接受 <code>${formatStep(stuckAt)}</code>。</p>
      </section>`;
    }
    if (!asksFor) return nothing;
    const asking = runner.view.places.find(({at}) => at === (asksFor.at ?? ''))?.name ?? name;
    const sample = sampleSecretOf(asking);
    return html`<section class="machine-card" aria-labelledby="ask">
      <h2 id="ask">重放需要再次输入</h2>
      <form
        @submit=${(submitted: SubmitEvent) => {
          submitted.preventDefault();
          const field = (submitted.target as HTMLFormElement).querySelector('input');
          const secret = field?.value ?? '';
          if (field) field.value = '';
          wasPressed = true;
          void runner.answer(secret === '' ? sample : secret);
        }}
      >
        ${secretField(secretFieldOf(asksFor.type) ?? '', sample)}
        <button>继续重放 ${formatStep(asksFor)}</button>
      </form>
    </section>`;
  };

  const historyView = ({history}: View): TemplateResult => html`
    <section class="machine-card" aria-labelledby="history">
      <h2 id="history">已发送的事件</h2>
      ${
        history.length === 0
          ? html`<p class="machine-quiet">还没有。</p>`
          : html`<ol class="steps">
              ${history.map((step) => html`<li><code>${formatStep(step)}${secretFieldOf(step.type) ? ' ******' : ''}</code></li>`)}
            </ol>`
      }
      <div class="machine-buttons">
        <button type="button" ?disabled=${history.length === 0} @click=${restart(history.slice(0, -1))}>退一步</button>
        <button type="button" @click=${restart([])}>从头开始</button>
        ${offered.length > 0 ? html`<button type="button" @click=${restart(offered)}>执行链接中的 ${offered.length} 个事件</button>` : nothing}
      </div>
      ${history.length === 0 ? nothing : html`<p><a href=${location.pathname + location.search + hashOf(history)}>重放这次运行的链接</a></p>`}
      ${isOnDemo ? html`<p class="machine-quiet">演示后台记得已经发生的事，后退不会撤销它们。</p>` : nothing}
    </section>
  `;

  const contextView = (place: Place): TemplateResult => html`
    ${place.at === '' ? nothing : html`<h3>其中的 <code>${place.at}</code></h3>`}
    <dl class="keys">
      ${place.context.map(
        ([key, shape]) =>
          html`<dt><code>${key}</code></dt>
            <dd>${shape}</dd>`,
      )}
    </dl>
  `;

  const toldView = ({told}: View): TemplateResult | typeof nothing =>
    told.length === 0
      ? nothing
      : html`<section class="machine-card" aria-labelledby="told">
          <h2 id="told">告知宿主的事件</h2>
          <ol class="steps">
            ${told.map((words) => html`<li><code>${words}</code></li>`)}
          </ol>
        </section>`;

  const chartOf = (place: Place, {moves}: View): TemplateResult | typeof nothing =>
    place.name === undefined
      ? nothing
      : html`<section class="machine-card" aria-label=${`状态图 ${place.name}`}>
          <h2>
            状态图 <code>${place.name}</code>${place.at === '' ? nothing : html`（在 <code>${place.at}</code> 中）`}
          </h2>
          ${chartView(place.name, moves, place.events, (event) => send(place, event))}
        </section>`;

  const outsideView = (): TemplateResult => {
    const known = isOnDemo ? demoScenarios : fakeScenarios;
    const current = isOnDemo ? (query.get('scenario') ?? '') : fakeScenario;
    return html`<div class="machine-outside">
      <p>
        外部：
        <a href=${addressOf({on: undefined, scenario: undefined})} aria-current=${isOnDemo ? nothing : 'true'}>替身</a>
        <a href=${addressOf({on: 'demo', fakes: undefined})} aria-current=${isOnDemo ? 'true' : nothing}
          >演示后台和模拟控件</a
        >
      </p>
      <label>
        情形
        <select
          @change=${({target}: Event) => {
            const {value} = target as HTMLSelectElement;
            location.assign(addressOf({[isOnDemo ? 'scenario' : 'fakes']: value === '' ? undefined : value}));
          }}
        >
          ${isOnDemo ? html`<option value="" ?selected=${current === ''}>不改变</option>` : nothing}
          ${known.map(({id, title}) => html`<option value=${id} ?selected=${id === current}>${title}</option>`)}
        </select>
      </label>
    </div>`;
  };

  const pageView = (view: View): TemplateResult => html`
    <h1>${machineTitles[name]} <code>${name}</code></h1>
    <p>
      状态机规定可以发生什么、按什么顺序发生：亮起的是当前状态和刚才的转换，按事件的按钮或图中蓝色的箭头即可发送事件。
      <a href="./">返回首页</a>
    </p>
    ${machineLinks(name)} ${outsideView()}
    ${mistake?.key === '' ? html`<p class="machine-wrong" role="alert">${mistake.text}</p>` : nothing} ${askView(view)}
    <div class="machine-columns">
      ${stateView(view)}
      <section class="machine-card" aria-labelledby="events">
        <h2 id="events">现在可以发生的事件</h2>
        ${view.status === 'active' ? innermostFirst(view.places).map(eventsView) : html`<p class="machine-quiet">没有。</p>`}
      </section>
    </div>
    ${innermostFirst(view.places).map((place) => chartOf(place, view))}
    <div class="machine-columns">
      ${historyView(view)} ${toldView(view)}
      <section class="machine-card" aria-labelledby="context">
        <h2 id="context">上下文的键（不显示值）</h2>
        ${view.places.map(contextView)}
      </section>
    </div>
  `;

  const update = (): void => {
    const {view} = runner;
    render(pageView(view), main);
    main.dataset['state'] = view.places.map(stateWords).join(' ');
    const isRepeating = view.asksFor !== undefined || view.stuckAt !== undefined;
    // While a repetition waits, the address keeps all that is still to be repeated.
    if (!isRepeating && wasPressed) {
      history.replaceState(undefined, '', location.pathname + location.search + hashOf(view.history));
    }
    // The button that was pressed may be gone.
    if (wasPressed && document.activeElement === document.body) {
      main.querySelector<HTMLElement>('#state')?.focus({preventScroll: true});
    }
  };

  document.title = `${machineTitles[name]} - 状态机`;
  runner.onChange(update);
  addEventListener('hashchange', beginAsAddressed);
  beginAsAddressed();
};

const wanted = query.get('machine');
openMachine(isMachineName(wanted) ? wanted : 'certification');
addEventListener('load', bringFont);
