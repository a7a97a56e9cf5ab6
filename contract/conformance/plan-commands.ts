import {exec} from 'node:child_process';
import type {Plan, PlannedUser} from './plan.js';
import type {Times} from './times.js';
import {isInstant} from '../../src/domain/wire-formats.js';
import {type Code, type Message, say, SaidError} from './say.js';

/** What a portal tells a sub-app of a sign-in. */
export interface PortalTicket {
  readonly account: string;
  /** RFC 3339, with an offset. */
  readonly signedInAt: string;
}

/** What a client cannot do by itself. Undefined: the plan does not say how. */
export interface PlanCommands {
  /** The headers of a new session, or of the only one. */
  readonly session: (name: string, user: PlannedUser) => Promise<Readonly<Record<string, string>>>;
  readonly reset?: ((user: string) => Promise<unknown>) | undefined;
  readonly smsCode?: ((user: string, mobile: string) => Promise<string>) | undefined;
  readonly humanCheck?: ((user: string) => Promise<string>) | undefined;
  readonly stepUp?: ((user: string) => Promise<string>) | undefined;
  readonly portalTicket?: ((user: string) => Promise<string>) | undefined;
  readonly decide?: ((url: string, verdict: 'passed' | 'rejected') => Promise<unknown>) | undefined;
  readonly scan?: ((url: string) => Promise<unknown>) | undefined;
  /** Signs a text with a real card; the JSON as it was printed. */
  readonly sign?: ((text: string) => Promise<string>) | undefined;
  /** The same with a card that the authority has revoked. */
  readonly signRevoked?: ((text: string) => Promise<string>) | undefined;
}

/** The same, noting how long they take. */
export const timed = (hooks: PlanCommands, {commands}: Times): PlanCommands =>
  Object.fromEntries(
    Object.entries(hooks).map(([name, hook]: [string, ((...asked: never[]) => Promise<unknown>) | undefined]) => [
      name,
      hook && ((...asked: never[]) => commands.during(() => hook(...asked))),
    ]),
  ) as unknown as PlanCommands;

/** What a run may call. Each command but the sign-in may change something: without permission there is none. */
export const permitted = (hooks: PlanCommands, allowsChanges: boolean): PlanCommands =>
  allowsChanges ? hooks : {session: hooks.session};

const patienceMs = 120_000;

/** Of a command that failed, or did not print what it should. */
const failures: readonly Code[] = ['command-failed', 'no-header', 'no-ticket'];

export const isOfCommand = ({code}: Message): boolean => failures.includes(code);

/** A command of the plan failed. The message names its field, and quotes neither the command nor what it printed. */
export class CommandError extends SaidError {}

/** Asks an address in the place of a command, and returns its answer. */
const askAt = async (field: string, url: string, sent: Readonly<Record<string, string>>): Promise<string> => {
  const headers = {'content-type': 'application/json'};
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const answer = await fetch(url, {method: 'POST', headers, body: JSON.stringify(sent), signal});
    const text = await answer.text();
    if (answer.ok) return text.trim();
    throw new CommandError(say('command-failed', field, answer.status));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const {cause, name} = Object(error) as {cause?: {code?: string}; name?: string};
    throw new CommandError(say('command-failed', field, String(cause?.code ?? name)));
  }
};

/** Runs a command of the plan in a shell, and returns what it prints. */
const runInShell = (field: string, command: string, env: Readonly<Record<string, string>>, input: string) =>
  new Promise<string>((resolve, reject) => {
    const child = exec(command, {env: {...process.env, ...env}, timeout: patienceMs}, (error, stdout) => {
      if (error) reject(new CommandError(say('command-failed', field, String(error.code ?? error.signal))));
      else resolve(stdout.trim());
    });
    child.stdin?.on('error', () => undefined).end(input);
  });

const run = (field: string, command: string, env: Readonly<Record<string, string>>, input = ''): Promise<string> =>
  /^https?:\/\//.test(command)
    ? askAt(field, command, input === '' ? env : {...env, SW_CERT_TEXT: input})
    : runInShell(field, command, env, input);

const readHeaders = (name: string, printed: string): Record<string, string> => {
  const headers = Object.fromEntries(
    printed.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : [];
    }),
  ) as Record<string, string>;
  if (Object.keys(headers).length === 0) throw new CommandError(say('no-header', `users.${name}.command`));
  return headers;
};

/** What `commands.portalTicket` printed. */
export const readTicket = (printed: string): PortalTicket => {
  try {
    const {account, signedInAt} = JSON.parse(printed) as Partial<PortalTicket>;
    if (typeof account === 'string' && isInstant(signedInAt ?? '')) return {account, signedInAt: signedInAt ?? ''};
  } catch {
    // Told below.
  }
  throw new CommandError(say('no-ticket'));
};

export const planCommandsOf = ({commands = {}, card}: Plan): PlanCommands => {
  const signing = (field: 'command' | 'revoked') => {
    const command = card?.[field];
    return command === undefined ? undefined : (text: string) => run(`card.${field}`, command, {}, text);
  };
  /** A command, if the plan has it, with what it needs in its environment. */
  const hook =
    <Given extends readonly string[]>(name: keyof typeof commands, ...variables: Given) =>
    (...values: {readonly [Index in keyof Given]: string}): Promise<string> =>
      run(
        `commands.${name}`,
        commands[name] ?? '',
        Object.fromEntries(variables.map((each, at) => [each, values[at] ?? ''])),
      );
  const given = <T>(name: keyof typeof commands, call: T): T | undefined =>
    commands[name] === undefined ? undefined : call;
  return {
    session: async (name, {headers, command}) =>
      command === undefined
        ? (headers ?? {})
        : readHeaders(name, await run(`users.${name}.command`, command, {SW_CERT_USER: name})),
    reset: given('reset', hook('reset', 'SW_CERT_USER')),
    smsCode: given('smsCode', hook('smsCode', 'SW_CERT_USER', 'SW_CERT_MOBILE')),
    stepUp: given('stepUp', hook('stepUp', 'SW_CERT_USER')),
    humanCheck: given('humanCheck', hook('humanCheck', 'SW_CERT_USER')),
    portalTicket: given('portalTicket', hook('portalTicket', 'SW_CERT_USER')),
    decide: given('decide', hook('decide', 'SW_CERT_URL', 'SW_CERT_VERDICT')),
    scan: given('scan', hook('scan', 'SW_CERT_URL')),
    sign: signing('command'),
    signRevoked: signing('revoked'),
  };
};
