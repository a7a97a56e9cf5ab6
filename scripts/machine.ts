/**
 * Runs one machine in the terminal, without any screen: `npm run machine -- legal-rep`. See `--help`.
 */
import {createInterface} from 'node:readline';
import {Writable} from 'node:stream';
import {parseArgs} from 'node:util';

import {demoUsers} from '../simulators/backend/users.js';
import {isMachineName, machineNames} from '../demo/machines/catalogue.js';
import {fakeScenarios, fakeWorld, findFakeScenario} from '../demo/machines/fakes.js';
import {MachineRunner, type Place, type PossibleEvent, type View} from '../demo/machines/runner.js';
import {memoryWorld} from '../demo/pages/machine-world.memory.js';
import {secretFieldOf} from '../walks/drive-machine.js';
import {formatStep, parseStep, parseSteps, type ParsedStep} from '../demo/machines/steps.js';
import {startIn} from '../demo/machines/world.js';

const help = `npm run machine -- NAME [--scenario NAME] [--real] [--user NAME] [--events a,b,c]

Runs one machine alone, on fakes. You send it events and see its state.

  --scenario  what the outside does; an unknown name lists them
  --real      on the demo's backend, banks and simulated card agent, in this process
  --user      who is signed in at the demo, with --real: ${demoUsers.map(({id}) => id).join(', ')}
  --events    sends these events one after the other, prints the run and exits. An event is a name, or a name and its
              payload: placeChosen={"bank":"abc"}. INNER/NAME sends it to a machine within, !NAME without waiting for
              an answer. Without a payload the sample is sent

At the prompt: an event by its number or name, with or without a payload; back; quit.

Machines: ${machineNames.join(', ')}`;

/** Two methods ask their page for its address, and whether it is seen: as much of a page as they need, without storage. */
const pretendPage = (): void => {
  const defaultView = {location: new URL('https://portal.example/')};
  const ownerDocument = new (class {
    get hidden(): boolean {
      return false;
    }
    get baseURI(): string {
      return defaultView.location.href;
    }
    get defaultView(): object {
      return defaultView;
    }
  })();
  const text = class {
    readonly ownerDocument = ownerDocument;
  };
  Object.assign(globalThis, {Text: text, addEventListener: () => undefined});
};

const placeLines = ({at, paths, tags, context}: Place): readonly string[] => [
  `${at === '' ? 'state  ' : `  ${at}`.padEnd(7)} ${[paths.at(-1) ?? '', ...tags.map((tag) => `#${tag}`)].join(' ')}`,
  `context ${context.flatMap(([key, shape]) => (shape === '-' ? [] : [`${key}: ${shape}`])).join('; ')}`,
];

const print = (view: View, toldBefore: number): void => {
  const told = view.told.slice(toldBefore);
  const lines = [
    '',
    ...view.places.flatMap(placeLines),
    ...(told.length > 0 ? [`told    ${told.join('; ')}`] : []),
    ...(view.output === undefined ? [] : [`output  ${view.output}`]),
    ...(view.failure === undefined ? [] : [`failed  ${view.failure}`]),
    ...(view.stuckAt ? [`stopped before ${formatStep(view.stuckAt)}: not taken here`] : []),
  ];
  console.log(lines.join('\n'));
};

/** The events that somebody may choose by number, in the order in which they are printed. */
const choices = ({places}: View): readonly (readonly [at: string, event: PossibleEvent])[] =>
  places.flatMap(({at, events}) => events.flatMap((event) => (event.isPossible ? [[at, event] as const] : [])));

const printChoices = (view: View): void => {
  const lines = choices(view).map(([at, {type, sample, secret}], index) => {
    const carried = Object.keys(sample).length > 0 ? ` ${JSON.stringify(sample)}` : '';
    const asked = secret ? ` (asks for the ${secret.field})` : '';
    return `  ${String(index + 1).padStart(2)} ${at && `${at}/`}${type}${carried}${asked}`;
  });
  console.log(lines.join('\n') || '  no event is possible here');
};

/** The sample's secret at the machine that takes the step. */
const sampleSecret = ({places}: View, {at, type}: ParsedStep): string =>
  places.flatMap((place) => (place.at === (at ?? place.at) ? place.events : [])).find((event) => event.type === type)
    ?.secret?.sample ?? '';

/** Sends the events one after the other, each when the machine has its answer. */
const playAll = async (runner: MachineRunner, steps: readonly ParsedStep[]): Promise<void> => {
  await runner.settle();
  print(runner.view, 0);
  for (const step of steps) {
    const toldBefore = runner.view.told.length;
    console.log(`\n> ${formatStep(step)}`);
    if (!(await runner.takes(step))) throw new Error('not taken here');
    runner.send(step, step.secret ?? sampleSecret(runner.view, step));
    await runner.settle();
    print(runner.view, toldBefore);
  }
};

const stepIn = (line: string, view: View): ParsedStep => {
  const [, number, json] = /^(\d+)\s*=?\s*(\{.*\})?$/su.exec(line) ?? [];
  if (number === undefined) return parseStep(line.replace(/^([!\w./-]+)\s+(?=\{)/u, '$1='));
  const [at, event] = choices(view)[Number(number) - 1] ?? [];
  if (!event) throw new Error('There is no such number.');
  return {...parseStep(json === undefined ? event.type : `${event.type}=${json}`), at};
};

/** A line by line dialogue. What is typed as a secret is not echoed. */
const talk = async (runner: MachineRunner): Promise<void> => {
  let isMuted = false;
  const output = new Writable({
    write: (chunk: Buffer, _, done) => {
      if (!isMuted) process.stdout.write(chunk);
      done();
    },
  });
  const lines = createInterface({input: process.stdin, output, terminal: process.stdin.isTTY});
  const typed = lines[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string | undefined> => {
    process.stdout.write(question);
    const {done, value} = (await typed.next()) as IteratorResult<string, undefined>;
    return done ? undefined : value;
  };
  const askSecret = async (step: ParsedStep): Promise<string> => {
    const sample = sampleSecret(runner.view, step);
    isMuted = true;
    const secret = await ask(`${secretFieldOf(step.type) ?? ''} (Enter for ${sample}): `);
    isMuted = false;
    console.log();
    return secret || sample;
  };
  let told = 0;
  const act = async (line: string): Promise<void> => {
    if (line === 'back') {
      told = 0;
      await runner.back();
      for (let asked = runner.view.asksFor; asked; asked = runner.view.asksFor)
        await runner.answer(await askSecret(asked));
      return;
    }
    const step = stepIn(line, runner.view);
    const mustAsk = step.secret === undefined && secretFieldOf(step.type) !== undefined && runner.isTaken(step);
    runner.send(step, mustAsk ? await askSecret(step) : step.secret);
  };
  for (;;) {
    await runner.settle();
    print(runner.view, told);
    told = runner.view.told.length;
    printChoices(runner.view);
    const line = (await ask('> '))?.trim();
    if (line === undefined || line === 'quit') break;
    if (line !== '') await act(line).catch((error: unknown) => console.log((error as Error).message));
  }
  lines.close();
};

const main = async (): Promise<void> => {
  const text = {type: 'string'} as const;
  const flag = {type: 'boolean', default: false} as const;
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {scenario: text, user: text, events: text, real: flag, help: flag},
  });
  const [name] = positionals;
  const {scenario, user, real, events} = values;
  if (values.help || name === undefined) {
    console.log(help);
    return;
  }
  if (!isMachineName(name)) throw new Error(`Machines: ${machineNames.join(', ')}`);
  if (!real && scenario !== undefined && !findFakeScenario(scenario))
    throw new Error(`--scenario takes one of: ${fakeScenarios.map(({id}) => id).join(', ')}`);
  const steps = events === undefined ? undefined : parseSteps(events);
  // Says which there are, where it knows no such user or scenario.
  if (real) await memoryWorld({user, scenario});
  pretendPage();
  const runner = new MachineRunner(async () =>
    startIn(name, real ? await memoryWorld({user, scenario: scenario ?? 'fresh'}) : fakeWorld(scenario)),
  );
  await runner.begin();
  await (steps ? playAll(runner, steps) : talk(runner)).finally(() => runner.stop());
};

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
