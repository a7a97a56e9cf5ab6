import {parseArgs} from 'node:util';
import {observations} from './observations.js';
import type {Recording} from './recording.js';

/** The command line is invalid. The message is one line, and repeats no value: it may be a PIN. */
export class CommandLineError extends Error {}

export interface ProbeOptions {
  readonly url: string;
  readonly kind: Recording['address'];
  readonly withPin: boolean;
  readonly observation: number | undefined;
  readonly limitMs: number;
  /** Undefined: a name of its own. */
  readonly out: string | undefined;
}

export type Language = 'zh-CN' | 'en';

const realAgent = 'ws://127.0.0.1:61232';

const kinds: readonly (readonly [RegExp, Recording['address']])[] = [
  [/^ws:\/\/127\.0\.0\.1:(\d{1,5})\/?$/, 'loopback'],
  [/^ws:\/\/localhost:(\d{1,5})\/?$/, 'localhost'],
  [/^ws:\/\/\[::1\]:(\d{1,5})\/?$/, 'ipv6'],
  [/^wss:\/\/wss\.singlewindow\.cn:(61231)\/?$/, 'official'],
];

/**
 * Where to connect. A program that writes the answers must name the address, and not the real agent's: without a person
 * at the screen nobody has confirmed a call to a real card.
 */
const readAddress = (address: string | undefined, isInteractive: boolean): Pick<ProbeOptions, 'url' | 'kind'> => {
  if (address === undefined) {
    if (isInteractive) return {url: realAgent, kind: 'default'};
    throw new CommandLineError('Without a terminal, --address must be given.');
  }
  for (const [pattern, kind] of kinds) {
    const port = Number(pattern.exec(address)?.[1]);
    if (!(port > 0 && port <= 65_535)) continue;
    if (isInteractive || !(port === 61_231 || port === 61_232)) return {url: address, kind};
    throw new CommandLineError('The real agent is asked only by a person at a terminal.');
  }
  throw new CommandLineError('--address takes an address on this PC or the official name. Try --help.');
};

const number = (option: string, text: string, pattern: RegExp, max: number): number => {
  const value = pattern.test(text) ? Number(text) : NaN;
  if (value > 0 && value <= max) return value;
  throw new CommandLineError(`${option} takes a number up to ${max}.`);
};

export const readCommandLine = (
  argv: readonly string[],
  isInteractive: boolean,
): {language: Language; options: ProbeOptions | 'help'} => {
  let values;
  try {
    ({values} = parseArgs({
      args: [...argv],
      options: {
        address: {type: 'string'},
        'with-pin': {type: 'boolean', default: false},
        observation: {type: 'string'},
        wait: {type: 'string', default: '30'},
        out: {type: 'string'},
        lang: {type: 'string', default: 'zh-CN'},
        help: {type: 'boolean', default: false},
      },
    }));
  } catch {
    throw new CommandLineError('The options cannot be understood. Try --help.');
  }
  const {lang, help, observation, out, wait} = values;
  if (lang !== 'zh-CN' && lang !== 'en') throw new CommandLineError('--lang takes one of: zh-CN, en.');
  if (help) return {language: lang, options: 'help'};
  return {
    language: lang,
    options: {
      ...readAddress(values.address, isInteractive),
      withPin: values['with-pin'],
      observation:
        observation === undefined ? undefined : number('--observation', observation, /^\d{1,2}$/, observations.length),
      limitMs: number('--wait', wait, /^\d{1,3}(?:\.\d)?$/, 600) * 1_000,
      out,
    },
  };
};
