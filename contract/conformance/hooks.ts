import {exec} from 'node:child_process';
import type {Plan, PlannedUser} from './plan.js';

/** What a client cannot do by itself. Undefined: the plan does not say how. */
export interface Hooks {
  /** The headers of a new session, or of the only one. */
  readonly session: (name: string, user: PlannedUser) => Promise<Readonly<Record<string, string>>>;
  readonly reset: ((user: string) => Promise<unknown>) | undefined;
  readonly smsCode: ((user: string, mobile: string) => Promise<string>) | undefined;
  readonly humanCheck: ((user: string) => Promise<string>) | undefined;
  readonly stepUp: ((user: string) => Promise<string>) | undefined;
  readonly bank: ((url: string, verdict: 'passed' | 'rejected') => Promise<unknown>) | undefined;
  /** Signs a text with a real card; the JSON as it was printed. */
  readonly sign: ((text: string) => Promise<string>) | undefined;
}

const patienceMs = 120_000;

/** Runs a command of the plan in a shell, and returns what it prints. The error does not quote the output. */
const run = (command: string, env: Readonly<Record<string, string>>, input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = exec(command, {env: {...process.env, ...env}, timeout: patienceMs}, (error, stdout) => {
      if (error) reject(new Error(`The plan's command failed (${String(error.code ?? error.signal)}): ${command}`));
      else resolve(stdout.trim());
    });
    child.stdin?.on('error', () => undefined).end(input);
  });

const readHeaders = (name: string, printed: string): Record<string, string> => {
  const headers = Object.fromEntries(
    printed.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : [];
    }),
  ) as Record<string, string>;
  if (Object.keys(headers).length === 0) throw new Error(`The command of users.${name} printed no header.`);
  return headers;
};

export const hooksOf = ({commands = {}, card}: Plan): Hooks => {
  const {reset, smsCode, humanCheck, stepUp, bank} = commands;
  const sign = card?.command;
  return {
    session: async (name, {headers, command}) =>
      command === undefined ? (headers ?? {}) : readHeaders(name, await run(command, {SW_CERT_USER: name})),
    reset: reset === undefined ? undefined : (user) => run(reset, {SW_CERT_USER: user}),
    smsCode:
      smsCode === undefined ? undefined : (user, mobile) => run(smsCode, {SW_CERT_USER: user, SW_CERT_MOBILE: mobile}),
    stepUp: stepUp === undefined ? undefined : (user) => run(stepUp, {SW_CERT_USER: user}),
    humanCheck: humanCheck === undefined ? undefined : (user) => run(humanCheck, {SW_CERT_USER: user}),
    bank: bank === undefined ? undefined : (url, verdict) => run(bank, {SW_CERT_URL: url, SW_CERT_VERDICT: verdict}),
    sign: sign === undefined ? undefined : (text) => run(sign, {}, text),
  };
};
