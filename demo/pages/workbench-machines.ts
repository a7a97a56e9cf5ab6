import {html, render, type TemplateResult} from 'lit';
import type {Inspected} from '../../src/components/element/report/inspect.js';
import {type MachineName, machineNames, machines, machineTitles} from '../machines/catalogue.js';
import {chartOf, pathsIn} from '../machines/chart.js';
import {secretFieldOf} from '../../walks/drive-machine.js';
import {element, must} from './build-element.js';
import {chartView} from './machine-chart.js';

/** Of a machine that waits inside another, or of none that the page describes: undefined. */
const nameOf = ({machine}: Inspected): MachineName | undefined =>
  machineNames.find((name) => machines[name].id === machine);

/** Whether the machine has ended. */
const isOver = (name: MachineName, {state}: Inspected): boolean =>
  typeof state === 'string' && chartOf(machines[name]).states.some(({path, isFinal}) => path === state && isFinal);

const placeView = (name: MachineName, {state}: Inspected, all: readonly Inspected[]): TemplateResult =>
  html`<section aria-label=${machineTitles[name]}>
    <h3>${machineTitles[name]}</h3>
    <p>
      <code>${pathsIn(state).at(-1) ?? ''}</code>
      <a href=${`machine.html?machine=${name}`} target="_blank">单独运行</a>
    </p>
    <details>
      <summary>状态图</summary>
      ${chartView(name, all)}
    </details>
  </section>`;

const historyView = (history: readonly Inspected[]): TemplateResult => html`
  <details>
    <summary>已发生的事件</summary>
    <ol class="workbench-log">
      ${history.map(({machine, event}) => html`<li><code>${machine}: ${event}${secretFieldOf(event) ? ' ******' : ''}</code></li>`)}
    </ol>
  </details>
`;

/** The last steps of the widget's machines. */
export interface HeardSteps {
  readonly all: readonly Inspected[];
  /** Called after each. */
  onChange: () => void;
}

/**
 * What the widget tells by `inspect`, as a host's log would have it: where each machine is, its chart with these states
 * lit, and what has happened. To send events, there is the page of the machine. Returns what draws it again.
 */
export const fillMachines = (heard: HeardSteps): (() => void) => {
  const panel = must('#workbench-charts', HTMLElement);
  const group = panel.closest('details');

  /** Only while it is seen. */
  const update = (): void => {
    if (!group?.open) return;
    const running = new Map<MachineName, Inspected>();
    for (const inspected of heard.all) {
      const name = nameOf(inspected);
      if (!name) continue;
      running.delete(name);
      if (!isOver(name, inspected)) running.set(name, inspected);
    }
    // The one that has made the last step is where the user is.
    render(
      html`${[...running].reverse().map(([name, now]) => placeView(name, now, heard.all))} ${historyView(heard.all)}`,
      panel,
    );
  };

  document.head.append(element('link', {rel: 'stylesheet', href: './machine.css'}));
  // A picture within that is opened, too, which then shows its present state.
  group?.addEventListener('toggle', update, {capture: true});
  update();
  return update;
};
