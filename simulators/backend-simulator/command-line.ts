import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {apiPath} from '../backend/index.js';
import {demoUsers, findUser} from '../backend/users.js';
import {kindsOf, type SimulatedMethod} from '../places/kinds.js';
import {findScenario, type Scenario, scenarios} from '../scenarios.js';

/** The command line is invalid. The message is one line for the user. */
export class CommandLineError extends Error {}

export interface SimulatorOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly bankPort: number;
  /** The origins of the host's own pages. */
  readonly origins: readonly string[];
  /** Who is signed in where a request says nothing of it. Undefined: nobody. */
  readonly user: string | undefined;
  readonly scenario: Scenario | undefined;
  /** Methods of the host's own, and further banks. */
  readonly externalMethods: readonly SimulatedMethod[];
  /** Folder of the authority whose cards are accepted. */
  readonly caDir: string;
}

/** What the backend and the places do. The others are about the card and its agent. */
const backendScenarios = scenarios.filter(
  ({desk, cardLocked, agentAbsent, id}) => !desk && !cardLocked && !agentAbsent && id !== 'fresh',
);

/** Split into lines that fit beside the options. */
const listed = (names: readonly string[]): string =>
  (names.join(', ').match(/.{1,84}(?:, |$)/g) ?? []).map((line) => line.trim()).join('\n                         ');

export const usageIn = (caDir: string): string => `Usage: sw-cert-backend-simulator [options]

A stand-in for your backend, for a page of your own: the whole contract at ${apiPath}, with fictitious
users, and simulated banks and other places. It certifies nobody, keeps nothing when it ends, and listens on this machine only.

  --port N               port of the API, 0 for any free one (default: 8100)
  --bank-port N          port of the simulated banks and other places (default: any free one)
  --allow-origin ORIGIN  origin of your page, such as http://localhost:5173; may be given several times. Needed also
                         where your server passes ${apiPath} on to this port
  --user ID              who is signed in where a request has neither cookie nor token (default: nobody). One of:
                         ${listed(demoUsers.map(({id}) => id))}
  --scenario ID          what happens (default: normal). One of:
                         ${listed(backendScenarios.map(({id}) => id))}
  --external-methods FILE
                         methods of your own: the rows of the element's externalMethods, as a JSON array. A row may have
                         "simulated": {"asks": "到账金额", "answer": "0.37"}: then its page asks for that
  --card-ca DIR          folder of the authority whose cards are accepted, as of sw-card-agent-simulator;
                         yours, and closed to others (mode 700)
                         (default: ${caDir})
  --help                 this text`;

const portOf = (option: string, text: string): number => {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (value <= 65_535) return value;
  throw new CommandLineError(`${option} takes a port number from 0 to 65535.`);
};

const originOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '')) return url.origin;
  throw new CommandLineError('--allow-origin takes an origin, such as http://localhost:5173, without a path.');
};

const readExternalMethodsFile = (path: string): readonly SimulatedMethod[] => {
  const fail = (why: string): never => {
    throw new CommandLineError(`--external-methods ${path}: ${why}`);
  };
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    fail('cannot be read.');
  }
  try {
    const rows = JSON.parse(text) as readonly SimulatedMethod[];
    kindsOf(rows);
    return rows;
  } catch (error) {
    return fail(error instanceof SyntaxError ? 'is not JSON.' : (error as Error).message);
  }
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: {type: 'string', default: '8100'},
        'bank-port': {type: 'string', default: '0'},
        'allow-origin': {type: 'string', multiple: true, default: []},
        user: {type: 'string'},
        scenario: {type: 'string'},
        'external-methods': {type: 'string'},
        'card-ca': {type: 'string'},
        help: {type: 'boolean', default: false},
      },
    }).values;
  } catch (error) {
    throw new CommandLineError(
      `${error instanceof Error ? error.message : 'The options cannot be understood.'} Try --help.`,
    );
  }
};

export const readCommandLine = (argv: readonly string[], caDir: string): SimulatorOptions | 'help' => {
  const values = parse(argv);
  if (values.help) return 'help';
  const {user, scenario, 'external-methods': externalMethods} = values;
  if (user !== undefined && !findUser(user)) throw new CommandLineError('--user takes one of those in --help.');
  if (scenario !== undefined && !backendScenarios.some(({id}) => id === scenario))
    throw new CommandLineError('--scenario takes one of those in --help.');
  return {
    port: portOf('--port', values.port),
    bankPort: portOf('--bank-port', values['bank-port']),
    origins: values['allow-origin'].map(originOf),
    user,
    scenario: scenario === undefined ? undefined : findScenario(scenario),
    externalMethods: externalMethods === undefined ? [] : readExternalMethodsFile(externalMethods),
    caDir: values['card-ca'] ?? caDir,
  };
};
