import type {Payload} from './samples.js';
import {secretFieldOf} from '../../walks/drive-machine.js';

/** An event that somebody sent, without its secret. */
export interface Step {
  /** The machine within that was sent it, such as `personCheck`. Empty for the machine itself. Undefined: whoever takes it. */
  readonly at?: string | undefined;
  readonly type: string;
  /** Undefined for the sample. */
  readonly payload?: Payload | undefined;
  /** It was sent while a request was running, so a repetition does not wait for the answer. */
  readonly isEarly?: boolean | undefined;
}

/** Without the secret that the payload may hold. */
export const withoutSecret = (type: string, payload: Payload): Payload => {
  const field = secretFieldOf(type);
  return Object.fromEntries(Object.entries(payload).filter(([name]) => name !== field));
};

/** One step as text: `submitted`, `inner/edited={"values":{}}`, `!cancelled` for one that does not wait. */
export const formatStep = ({at = '', type, payload, isEarly = false}: Step): string => {
  const place = at === '' ? '' : `${at}/`;
  const carried = payload === undefined ? '' : `=${JSON.stringify(withoutSecret(type, payload))}`;
  return `${isEarly ? '!' : ''}${place}${type}${carried}`;
};

export const formatSteps = (steps: readonly Step[]): string => steps.map(formatStep).join(',');

const isWhole = (text: string): boolean => {
  try {
    JSON.parse(text.replace(/^[^=]*=/u, ''));
    return true;
  } catch {
    return !text.includes('=');
  }
};

/** Splits at the commas that are in no JSON. */
const split = (text: string): readonly string[] => {
  const parts: string[] = [];
  for (const part of text.split(',')) {
    const begun = parts.at(-1);
    if (begun === undefined || isWhole(begun)) parts.push(part);
    else parts.splice(-1, 1, `${begun},${part}`);
  }
  return parts.map((each) => each.trim()).filter((each) => each !== '');
};

/** A JSON object. Throws a message for whoever wrote it. */
export const parsePayload = (text: string): Payload => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('The payload is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('The payload must be a JSON object.');
  }
  return value as Payload;
};

export interface ParsedStep extends Step {
  /** As somebody typed it, for one use. */
  readonly secret?: string | undefined;
}

const form = /^(!?)(?:([\w.-]+(?:\/[\w.-]+)*)\/)?([\w.-]+)(?:=(.*))?$/su;

/** Throws for a text that is no step. */
export const parseStep = (text: string): ParsedStep => {
  const [whole, early, at, type, json] = form.exec(text.trim()) ?? [];
  if (whole === undefined || type === undefined) throw new Error(`Not an event: ${text}`);
  const payload = json === undefined ? undefined : parsePayload(json);
  const field = secretFieldOf(type);
  const secret: unknown = field && payload?.[field];
  const rest = payload && withoutSecret(type, payload);
  return {
    ...(at !== undefined && {at}),
    type,
    ...(rest && (field === undefined || Object.keys(rest).length > 0) && {payload: rest}),
    ...(early === '!' && {isEarly: true}),
    ...(typeof secret === 'string' && {secret}),
  };
};

export const parseSteps = (text: string): readonly ParsedStep[] => split(text).map(parseStep);
