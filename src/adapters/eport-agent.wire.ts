import * as z from 'zod/mini';
import {CertError, type CertErrorCode, type CertErrorDetails, quoted} from '../domain/errors.js';
import {lazy} from '../domain/lazy.js';

/*
 * The messages on the socket. A request is {"_method", "_id", "args"}. An answer repeats id and method. Only
 * _args.Result says whether the call succeeded: _status is "00" for failures too.
 */

/** Longest frame that is read, in UTF-16 code units. No answer of the methods used here is nearly as long. */
const longestFrame = 262_144;

const answerSchema = lazy(() =>
  z.object({
    _id: z.number(),
    _method: z.string(),
    _args: z.object({Result: z.boolean(), Data: z.array(z.unknown()), Error: z.array(z.unknown())}),
  }),
);

export interface AgentAnswer {
  readonly id: number;
  readonly method: string;
  readonly ok: boolean;
  readonly data: readonly unknown[];
  /** Text and code from the agent. The code may be missing. */
  readonly error: readonly [text: string, code: string];
}

export const encodeCall = (id: number, method: string, args: object): string =>
  JSON.stringify({_method: method, _id: id, args});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Undefined if the frame is not JSON. */
const parsed = (frame: unknown): unknown => {
  if (typeof frame !== 'string' || frame.length > longestFrame) return undefined;
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
};

/** Undefined if the frame is not an answer. */
export const decodeAnswer = (frame: unknown): AgentAnswer | undefined => {
  const {data} = answerSchema().safeParse(parsed(frame));
  return (
    data && {
      id: data._id,
      method: data._method,
      ok: data._args.Result,
      data: data._args.Data,
      error: [textOf(data._args.Error[0]), textOf(data._args.Error[1])],
    }
  );
};

/**
 * Whether a frame is not the answer to this call: the greeting, whose content nobody has recorded, or a late answer.
 */
export const isForAnother = (frame: unknown, id: number, method: string): boolean => {
  const {_id, _method} = Object(parsed(frame)) as {_id?: unknown; _method?: unknown};
  return typeof _method === 'string' && (_id !== id || _method !== method);
};

/** The part of a successful answer's data at `index`. It must be a text that matches the pattern. */
export const textAt = ({data, method}: AgentAnswer, index: number, pattern: RegExp): string => {
  const value = data[index];
  if (typeof value !== 'string' || !pattern.test(value)) throw new CertError('agent-protocol', {where: method});
  return value;
};

/*
 * Known error codes, searched anywhere in text and code, as real pages do. 0x0A0000xx are codes of GM/T 0016 (SKF),
 * which the agent may pass on. The texts for a wrong or locked PIN come from the library below the agent.
 */
const known: readonly [RegExp, CertErrorCode][] = [
  [/50200|51590/, 'card-missing'],
  [/50070/, 'card-unreadable'],
  [/0x0A000023/i, 'card-removed'],
  // Not seen from the real agent; these are its probable words.
  [/其他操作|正忙/, 'agent-busy'],
];
const knownWithPin: readonly [RegExp, CertErrorCode][] = [
  [/0x0A000025|锁/i, 'pin-locked'],
  [/0x0A000024|输入口令错误/i, 'pin-incorrect'],
];

/** An invalid code could contain anything, and users copy codes to support. */
const anyCode = /^[\w:.-]{1,60}$/;
/** The forms of codes that agents are known to have. The eight characters of a PIN have no place in them. */
const codeWithPin = /^Err:(?:Base|Custom)(?:\d{5}|0x0A0000[\dA-F]{2})$/i;

/**
 * The error of a failed answer. After a PIN, an answer that is not understood counts as a used try, and none of its
 * words are kept: some software repeats its input in an error message, in whatever form.
 */
export const agentError = ({error: [text, code]}: AgentAnswer, withPin: boolean): CertError => {
  const both = `${text} ${code}`;
  const match = [...known, ...(withPin ? knownWithPin : [])].find(([pattern]) => pattern.test(both))?.[1];
  const tries = /剩余\D{0,8}(\d{1,2})(?!\d)/.exec(text)?.[1];
  const details: CertErrorDetails = {
    quote: !withPin && match === undefined && text !== '' ? quoted(text) : undefined,
    foreignCode: (withPin ? codeWithPin : anyCode).test(code) ? code : undefined,
    triesLeft: match === 'pin-incorrect' && tries !== undefined ? Number(tries) : undefined,
  };
  // A warning that the card will lock does not mean that it is locked.
  if (match === 'pin-locked' && Number(tries) > 0) {
    return new CertError('pin-incorrect', {...details, triesLeft: Number(tries)});
  }
  if (details.triesLeft === 0) return new CertError('pin-locked', details);
  return new CertError(match ?? (withPin ? 'pin-unknown-answer' : 'card-unreadable'), details);
};
