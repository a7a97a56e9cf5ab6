import {parseArgs} from 'node:util';
import type {CardKind, ReaderChanges, ReaderKind} from './reader-state.js';
import {sampleEnterprise} from './enterprise.js';
import {type Fault, faultKinds, plainFault} from './faults.js';

/** The command line is invalid. The message is one line for the user. */
export class CommandLineError extends Error {}

export interface CommandLineOptions extends ReaderChanges {
  readonly port: number;
  readonly faults: readonly Fault[];
  /** Undefined: no control port. */
  readonly controlPort?: number;
  /** Undefined: the program's default folder. */
  readonly dataDir?: string;
  /** A recording of the probe. */
  readonly replay?: string;
}

const cards: readonly CardKind[] = ['sm2', 'rsa', 'none'];
const readers: readonly ReaderKind[] = ['normal', '903', 'none'];
const realPort = '61232';
const newestVersion = '1.5.24';

/** Split into lines that fit beside the options. */
const kinds = (faultKinds.join(', ').match(/.{1,88}(?:, |$)/g) ?? []).map((line) => line.trim());

/** `dataDir` is the folder for the program's data. */
export const usageIn = (dataDir: string): string => `Usage: sw-card-agent-simulator [options]

A stand-in for the China E-Port client, with a simulated card of ${sampleEnterprise.name},
unified social credit code ${sampleEnterprise.uscc}.

  --port N             port on 127.0.0.1, 0 for any free one (default: AGENT_PORT, else ${realPort})
  --card KIND          ${cards.join(' | ')} (default: sm2)
  --reader KIND        ${readers.join(' | ')} (default: normal)
  --pin PIN            8 characters (default: 88888888)
  --expires-in-days N  days until the card expires, below 0 for an expired one (default: 1095)
  --agent-version V    what the agent says it is (default: ${newestVersion})
  --fault KIND         what goes wrong with every call; may be given several times (default: none). One of:
                       ${kinds.join('\n                       ')}
  --replay FILE        answers as a real agent did, from a recording of sw-card-agent-probe; what was not recorded is
                       answered with the simulator's own card
  --control-port N     port on 127.0.0.1 for GET and PUT /state and POST /reset, in JSON; 0 for any free one
                       (default: none)
  --data-dir DIR       where the authority that issues the cards is kept; yours, and closed to others (mode 700)
                       (default: ${dataDir})
  --help               this text

Whoever is to take the cards needs that authority's certificate; it is in demo-ca.json in that folder.`;

const integer = (option: string, text: string, min: number, max: number): number => {
  const value = /^-?\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new CommandLineError(`${option} takes a whole number from ${min} to ${max}.`);
};

const oneOf = <T extends string>(option: string, text: string, allowed: readonly T[]): T => {
  const found = allowed.find((value) => value === text);
  if (found !== undefined) return found;
  throw new CommandLineError(`${option} takes one of: ${allowed.join(', ')}.`);
};

const eightCharacters = (pin: string): string => {
  if (Array.from(pin).length === 8) return pin;
  throw new CommandLineError('--pin takes 8 characters.');
};

const versionNumber = (text: string): string => {
  if (/^\d{1,5}(?:\.\d{1,5}){1,3}$/.test(text)) return text;
  throw new CommandLineError('--agent-version takes numbers with dots between.');
};

/** parseArgs reads a value that begins with a minus as an option, unless it is joined to its own option. */
const joinNegativeNumbers = (argv: readonly string[]): string[] =>
  argv.reduce<string[]>((joined, word) => {
    const option = joined.at(-1);
    const isValue = option === '--expires-in-days' && /^-\d/.test(word);
    return isValue ? [...joined.slice(0, -1), `${option}=${word}`] : [...joined, word];
  }, []);

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: joinNegativeNumbers(argv),
      options: {
        port: {type: 'string'},
        card: {type: 'string', default: 'sm2'},
        reader: {type: 'string', default: 'normal'},
        pin: {type: 'string', default: '88888888'},
        'expires-in-days': {type: 'string', default: '1095'},
        'agent-version': {type: 'string', default: newestVersion},
        fault: {type: 'string', multiple: true, default: []},
        replay: {type: 'string'},
        'control-port': {type: 'string'},
        'data-dir': {type: 'string'},
        help: {type: 'boolean', default: false},
      },
    }).values;
  } catch (error) {
    // Repeats only the name of an unknown option, because a stray value may be a PIN.
    const unknown = /^Unknown option '(--?[\w-]+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new CommandLineError(
      `${unknown ? `Unknown option ${unknown}` : 'The options cannot be understood'}. Try --help.`,
    );
  }
};

export const readCommandLine = (
  argv: readonly string[],
  agentPort: string | undefined,
): CommandLineOptions | 'help' => {
  const values = parse(argv);
  if (values.help) return 'help';
  const {'control-port': controlPort, 'data-dir': dataDir} = values;
  return {
    port: integer(
      values.port === undefined ? 'AGENT_PORT' : '--port',
      values.port ?? (agentPort || realPort),
      0,
      65_535,
    ),
    card: oneOf('--card', values.card, cards),
    reader: oneOf('--reader', values.reader, readers),
    pin: eightCharacters(values.pin),
    expiresInDays: integer('--expires-in-days', values['expires-in-days'], -3_650, 9_000),
    version: versionNumber(values['agent-version']),
    faults: values.fault.map((kind) => plainFault(oneOf('--fault', kind, faultKinds))),
    ...(controlPort !== undefined && {controlPort: integer('--control-port', controlPort, 0, 65_535)}),
    ...(dataDir && {dataDir}),
    ...(values.replay && {replay: values.replay}),
  };
};
