/**
 * Writes `docs/machines` from the machines themselves: a statechart and tables for each. `tsx scripts/machine-docs.ts`,
 * or with `--check` only says whether the files are what it would write. The demo shows the same pictures.
 */
import {readdir, rm} from 'node:fs/promises';
import {tableOf, writeOrCheck} from './filled-doc.js';
import {lastingPorts, machineNames, machines, type MachineName} from '../demo/machines/catalogue.js';
import {allStates, chartOf, conditionOf, ofPort, wayWords, type ChartState, type Way} from '../demo/machines/chart.js';
import {svgOf} from './machine-svg.js';

interface About {
  readonly what: string;
  /** Its type in `src/machines`, and its values in words. */
  readonly output: string;
}

const methodOutput =
  '`MethodResult`: `passed` with the outcome, `pending`, `interrupted` with the error and a draft, `left`, or `closed`.';

const about: Readonly<Record<MachineName, About>> = {
  certification: {
    what: 'The whole journey: get the user’s status, let the user choose a method, run it, show the result.',
    output: 'None: the journey does not end. Its result is in the context, as `result`.',
  },
  profile: {what: 'The record of the enterprise and of the account holder: view, correct, save.', output: methodOutput},
  'ic-card': {
    what: 'Certification by the enterprise’s IC card: read the card, let it sign a challenge, verify the signature.',
    output: methodOutput,
  },
  'legal-rep': {
    what: 'Certification by the legal representative’s identity: the enterprise, the representative, the account holder.',
    output: methodOutput,
  },
  'person-check': {
    what: 'Checks whether a person is who they say, by ID card or by bank card. The legal representative’s machine runs it.',
    output:
      '`PersonCheckResult`: `next` with the next ticket, `passed`, `pending`, `back`, `renewal`, `ticketVoid`, `interrupted` or `left`; each with what was typed.',
  },
  handoff: {
    what: 'Certification by an external method, such as on a bank’s own site: the user goes there, and the machine asks the backend for the result.',
    output: methodOutput,
  },
  polling: {
    what: 'Waits for a decision that is made elsewhere, and asks for it at intervals. Two methods run it.',
    output: '`PollingResult`: `answered` with the answer, or `failed` with the error.',
  },
  'admin-assist': {
    what: 'Certification with the help of an enterprise’s administrator: the user’s side.',
    output: methodOutput,
  },
  'admin-requests': {
    what: 'Certification with the help of an enterprise’s administrator: the administrator’s inbox.',
    output: 'None: the inbox does not end.',
  },
};

const folder = new URL('../docs/machines/', import.meta.url);
const written = '<!-- Written by scripts/machine-docs.ts from the machines. -->';

const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(', ');
const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** What the outside does for the machine, and where its answer leads. */
const kindOf = (machine: MachineName, port: string): string => {
  if (lastingPorts.includes(port)) return 'lasts as long as the state';
  const {actors} = machines[machine].implementations as {actors: Readonly<Record<string, object>>};
  return 'root' in (actors[port] ?? {}) ? 'a machine' : 'one request';
};

const leadsTo = ({target}: Way): string => (target === undefined ? 'stays' : code(target));
const nameOf = ({path}: ChartState): string => (path === '' ? '*every state*' : code(path));

const stateRows = (states: readonly ChartState[]) =>
  states
    .filter(({path}) => path !== '')
    .map((state) => [
      code(state.path),
      [...state.tags, ...(state.isFinal ? ['final'] : [])].join(', '),
      codes(state.ports),
      unique(state.ways.filter(({cause}) => cause.kind === 'event').map(({cause}) => code(cause.name))).join(', '),
    ]);

const eventRows = (states: readonly ChartState[]) => {
  const all = states.flatMap((state) => state.ways.map((way) => ({state, way})));
  const events = unique(all.filter(({way}) => way.cause.kind === 'event').map(({way}) => way.cause.name)).sort();
  return events.map((event) => [
    code(event),
    all
      .filter(({way: {cause}}) => cause.kind === 'event' && cause.name === event)
      .map(({state, way}) => `${nameOf(state)}${conditionOf(way)} → ${leadsTo(way)}`)
      .join('<br>'),
  ]);
};

const portRows = (machine: MachineName, states: readonly ChartState[]) => {
  const ports = unique(states.flatMap((state) => state.ports));
  return ports.map((port) => [
    code(port),
    kindOf(machine, port),
    states
      .filter((state) => state.ports.includes(port))
      .map(nameOf)
      .join(', '),
    states
      .flatMap((state) => state.ways)
      .filter((way) => ofPort(way) && way.cause.name === port)
      .map((way) => `${wayWords(way).slice(port.length + 1)} → ${leadsTo(way)}`)
      .filter((text, index, texts) => texts.indexOf(text) === index)
      .join('<br>'),
  ]);
};

const pageOf = (name: MachineName): string => {
  const chart = chartOf(machines[name]);
  const states = allStates(chart);
  const finals = chart.states.filter(({isFinal}) => isFinal).map(({path}) => path);
  return [
    `# ${name}`,
    '',
    written,
    '',
    about[name].what,
    '',
    `Sources, in the repository: \`src/machines/${name}.machine.ts\` and`,
    `\`${name}.setup.ts\`. Run it alone: \`npm run machine -- ${name}\`, or`,
    `\`/machine.html?machine=${name}\` in the demo.`,
    '',
    `![The statechart of ${name}](${name}.svg)`,
    '',
    '## States',
    '',
    tableOf([['state', 'tags', 'ports that run', 'events of its own'], ...stateRows(states)]),
    '',
    '## Events',
    '',
    'Alternatives are tried in this order. `stays` means that only the context changes.',
    '',
    tableOf([['event', 'accepted in'], ...eventRows(states)]),
    '',
    '## Ports',
    '',
    tableOf([['port', 'kind', 'runs in', 'leads to'], ...portRows(name, states)]),
    '',
    '## Output',
    '',
    finals.length > 0 ? `Final states: ${codes(finals)}. ${about[name].output}` : about[name].output,
    '',
  ].join('\n');
};

const indexPage = (): string =>
  [
    '# Machines',
    '',
    written,
    '',
    'What may happen, and in which order. In the pictures, a box is a state, under its name the ports that run in it. `[…]`',
    'is a guard, `after` a delay, and `done` and `error` are the answer and the failure of a port. A dot stands for the state',
    'around it: its arrow without a name leads to what is entered first, and the others lead away from every state within',
    'that does not say otherwise. How they are built: `CONTRIBUTING.md` in the repository.',
    '',
    tableOf([
      ['machine', 'what', 'states', 'ports'],
      ...machineNames.map((name) => {
        const states = allStates(chartOf(machines[name]));
        const ports = unique(states.flatMap((state) => state.ports));
        return [`[${name}](${name}.md)`, about[name].what, String(states.length - 1), String(ports.length)];
      }),
    ]),
    '',
    'A machine runs alone, without a screen, in a terminal (`npm run machine -- NAME`) and on a page of the demo',
    '(`/machine.html`).',
    '',
  ].join('\n');

const pages: Readonly<Record<string, string>> = {
  'README.md': indexPage(),
  ...Object.fromEntries(machineNames.map((name) => [`${name}.md`, pageOf(name)])),
  ...Object.fromEntries(machineNames.map((name) => [`${name}.svg`, svgOf(chartOf(machines[name]))])),
};
await writeOrCheck(Object.fromEntries(Object.entries(pages).map(([name, text]) => [`docs/machines/${name}`, text])));
for (const name of await readdir(folder)) {
  if (name in pages) continue;
  if (!process.argv.includes('--check')) await rm(new URL(name, folder));
  else {
    console.error(`docs/machines/${name} is of no machine.`);
    process.exitCode = 1;
  }
}
