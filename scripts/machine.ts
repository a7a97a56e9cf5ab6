/**
 * Runs one machine in the terminal, without any screen: `npm run machine -- legal-rep`. See `--help`.
 */
import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import {parseArgs} from 'node:util';

import {defaultUserId, demoUsers} from '../simulators/backend/users.js';
import {isMachineName, machineNames, type MachineName} from '../demo/machines/catalogue.js';
import {fakeScenarios, fakeWorld} from '../demo/machines/fakes.js';
import {startRealWorld, type RealWorld} from '../demo/machines/real.js';
import {MachineRunner, type Place, type PossibleEvent, type View} from '../demo/machines/runner.js';
import {secretFieldOf} from '../walks/drive-machine.js';
import {formatStep, parseStep, parseSteps, type ParsedStep} from '../demo/machines/steps.js';
import {pretendPage} from '../demo/machines/terminal-page.js';
import {startIn} from '../demo/machines/world.js';
import {scenarios} from '../simulators/scenarios.js';

const help = `npm run machine -- NAME [--scenario NAME] [--real] [--user NAME] [--events a,b,c]

Runs one machine alone, on fakes. You send it events and see its state.

  --scenario  what the outside does; an unknown name lists them
  --real      on the demo's backend and simulated card agent, started for this run on free ports
  --user      who is signed in at the demo, with --real: ${demoUsers.map(({id}) => id).join(', ')}
  --events    sends these events one after the other, prints the run and exits. An event is a name, or a name and its
              payload: placeChosen={"bank":"abc"}. INNER/NAME sends it to a machine within, !NAME without waiting for
              an answer. Without a payload the sample is sent

At the prompt: an event by its number or name, with or without a payload; back; quit.

Machines: ${machineNames.join(', ')}`;

/** A mistake in the command line. */
class UsageError extends Error {}

const readCommand = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        scenario: {type: 'string'},
        user: {type: 'string', default: defaultUserId},
        real: {type: 'boolean', default: false},
        events: {type: 'string'},
        help: {type: 'boolean', default: false},
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const oneOf = (option: string, value: string, known: readonly {readonly id: string}[]): string => {
  if (known.some(({id}) => id === value)) return value;
  throw new UsageError(`--${option} takes one of: ${known.map(({id}) => id).join(', ')}`);
};

const eventWords = ({type, sample, secret}: PossibleEvent): string => {
  const carried = Object.keys(sample).length > 0 ? [JSON.stringify(sample)] : [];
  return [type, ...carried, ...(secret ? [`(asks for the ${secret.field})`] : [])].join(' ');
};

/** The events that somebody may choose by number, in the order in which they are printed. */
const choices = ({places}: View): readonly (readonly [Place, PossibleEvent])[] =>
  places.flatMap((place) => place.events.filter(({isPossible}) => isPossible).map((event) => [place, event] as const));

const placeLines = (place: Place): readonly string[] => [
  `${place.at === '' ? 'state  ' : `  ${place.at}`.padEnd(7)} ${place.paths.at(-1) ?? ''}${place.tags.map((tag) => ` #${tag}`).join('')}`,
  `context ${place.context
    .filter(([, shape]) => shape !== '-')
    .map(([key, shape]) => `${key}: ${shape}`)
    .join('; ')}`,
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

const printChoices = (view: View): void => {
  const lines = choices(view).map(([{at}, event], index) => {
    const name = at === '' ? eventWords(event) : `${at}/${eventWords(event)}`;
    return `  ${String(index + 1).padStart(2)} ${name}`;
  });
  console.log(lines.length > 0 ? lines.join('\n') : '  no event is possible here');
};

/** The sample's secret at the machine that takes the step. */
const sampleSecret = ({places}: View, {at, type}: ParsedStep): string =>
  places
    .filter((place) => at === undefined || place.at === at)
    .flatMap(({events}) => events)
    .find((event) => event.type === type)?.secret?.sample ?? '';

/** Sends the events one after the other, each when the machine has its answer. */
const playAll = async (runner: MachineRunner, steps: readonly ParsedStep[]): Promise<boolean> => {
  await runner.begin();
  await runner.settle();
  print(runner.view, 0);
  for (const step of steps) {
    const toldBefore = runner.view.told.length;
    console.log(`\n> ${formatStep(step)}`);
    if (!(await runner.takes(step))) {
      console.log('not taken here');
      return false;
    }
    runner.send(step, step.secret ?? sampleSecret(runner.view, step));
    await runner.settle();
    print(runner.view, toldBefore);
  }
  return true;
};

/** A line by line dialogue. What is typed as a secret is not echoed. */
const openDialogue = () => {
  let isMuted = false;
  const output = new Writable({
    write: (chunk: Buffer, _, done) => {
      if (!isMuted) process.stdout.write(chunk);
      done();
    },
  });
  const lines = createInterface({input: process.stdin, output, terminal: process.stdin.isTTY});
  const iterator = lines[Symbol.asyncIterator]();
  const next = async (question: string): Promise<string | undefined> => {
    process.stdout.write(question);
    const read = await iterator.next();
    return read.done === true ? undefined : read.value;
  };
  return {
    next,
    nextSecret: async (question: string): Promise<string | undefined> => {
      isMuted = true;
      const typed = await next(question);
      isMuted = false;
      process.stdout.write('\n');
      return typed;
    },
    close: () => {
      lines.close();
    },
  };
};

const stepIn = (line: string, view: View): ParsedStep => {
  const [, number, json] = /^(\d+)\s*=?\s*(\{.*\})?$/su.exec(line) ?? [];
  if (number === undefined) return parseStep(line.replace(/^([!\w./-]+)\s+(?=\{)/u, '$1='));
  const [place, event] = choices(view)[Number(number) - 1] ?? [];
  if (!place || !event) throw new Error('There is no such number.');
  return {...parseStep(json === undefined ? event.type : `${event.type}=${json}`), at: place.at};
};

const talk = async (runner: MachineRunner): Promise<void> => {
  const dialogue = openDialogue();
  const askSecret = (step: ParsedStep) => {
    const sample = sampleSecret(runner.view, step);
    return dialogue
      .nextSecret(`${secretFieldOf(step.type) ?? ''} (Enter for ${sample}): `)
      .then((typed) => (typed === '' ? sample : typed));
  };
  let told = 0;
  await runner.begin();
  try {
    for (;;) {
      await runner.settle();
      print(runner.view, told);
      told = runner.view.told.length;
      printChoices(runner.view);
      const line = (await dialogue.next('> '))?.trim();
      if (line === undefined || line === 'quit') return;
      if (line === '') continue;
      try {
        if (line === 'back') {
          told = 0;
          await runner.back();
          for (let asked = runner.view.asksFor; asked; asked = runner.view.asksFor) {
            await runner.answer((await askSecret(asked)) ?? '');
          }
        } else {
          const step = stepIn(line, runner.view);
          const mustAsk = step.secret === undefined && secretFieldOf(step.type) !== undefined;
          runner.send(step, mustAsk && runner.isTaken(step) ? await askSecret(step) : step.secret);
        }
      } catch (error) {
        console.log(error instanceof Error ? error.message : String(error));
      }
    }
  } finally {
    dialogue.close();
  }
};

const main = async (): Promise<void> => {
  const {values, positionals} = readCommand();
  const [name] = positionals;
  const known = values.real ? scenarios : fakeScenarios;
  if (values.help || name === undefined) {
    console.log(help);
    return;
  }
  if (!isMachineName(name)) throw new UsageError(`Machines: ${machineNames.join(', ')}`);
  const scenario = oneOf('scenario', values.scenario ?? (values.real ? 'fresh' : 'normal'), known);
  const user = oneOf('user', values.user, demoUsers);
  const steps = values.events === undefined ? undefined : parseSteps(values.events);
  let real: RealWorld | undefined;
  if (values.real) real = await startRealWorld(scenario, user);
  pretendPage(real ? `${real.url}/` : 'https://portal.example/');
  const machine: MachineName = name;
  const runner = new MachineRunner(async () => startIn(machine, real ? await real.world() : fakeWorld(scenario)));
  try {
    if (steps === undefined) await talk(runner);
    else if (!(await playAll(runner, steps))) process.exitCode = 1;
  } finally {
    runner.stop();
    await real?.close();
  }
};

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
