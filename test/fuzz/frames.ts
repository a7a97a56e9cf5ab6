import {goodAnswer, readingCalls, success, type PollAnswer} from '../adapters/eport-agent.harness.js';
import type {Act} from './exchange.js';

interface Envelope {
  _args: Record<string, unknown>;
  [part: string]: unknown;
}

/** Takes `__proto__` for a name like any other. */
const put = (target: object, name: string, value: unknown): void => {
  Object.defineProperty(target, name, {value, enumerable: true, configurable: true, writable: true});
};

const isInside = (part: string): boolean => ['Result', 'Data', 'Error'].includes(part);

const afterFirstBrace = (text: string, added: string): string => text.replace('{', `{${added},`);

type Framed = Extract<Act, {do: 'answer' | 'patch' | 'pollute' | 'nest' | 'enlarge' | 'text' | 'cut'}>;

const nested = (depth: number, close: boolean): string => '['.repeat(depth) + (close ? ']'.repeat(depth) : '');

/** The text of a frame that answers the call, or does not. */
export const frameOf = (act: Framed, call: PollAnswer): string => {
  const right = call._method === 'ver' ? success(call, '1.5.24') : goodAnswer(call);
  const envelope = JSON.parse(right) as Envelope;
  switch (act.do) {
    case 'answer':
      envelope['_id'] = call._id + (act.shift ?? 0);
      envelope['_method'] = act.method ?? call._method;
      if (act.data) envelope._args['Data'] = act.data;
      if (act.error) envelope._args = {Result: false, Data: [], Error: act.error};
      return JSON.stringify(envelope);
    case 'patch': {
      const target = isInside(act.part) ? envelope._args : envelope;
      put(target, act.part, act.drop ? undefined : act.value);
      return JSON.stringify(envelope);
    }
    case 'pollute':
      if (act.place === 'top') return afterFirstBrace(right, act.text);
      if (act.place === 'args') return right.replace('"_args":{', `"_args":{${act.text},`);
      return right.replace('"Data":[', `"Data":[{${act.text}},`);
    case 'nest': {
      const text = nested(act.depth, act.close);
      if (act.place === 'top') return text;
      if (act.place === 'data') return right.replace(/"Data":\[.*\],"Error"/, () => `"Data":[${text}],"Error"`);
      if (act.place === 'error') return right.replace('"Error":[]', `"Error":[${text}]`).replace('true', 'false');
      return afterFirstBrace(right, `"extra":${text}`);
    }
    case 'enlarge': {
      const filling = 'x'.repeat(act.length);
      if (act.place === 'data') return right.replace('"Data":[', `"Data":["${filling}",`).replace(',]', ']');
      if (act.place === 'extra') return afterFirstBrace(right, `"extra":"${filling}"`);
      return right + ' '.repeat(act.length);
    }
    case 'text':
      return act.text;
    case 'cut':
      return right.slice(0, Math.floor((right.length * act.percent) / 100));
  }
};

/** What would be right for the questions after this one, before they are asked. */
export const rightFrames = ({_id, _method}: PollAnswer, count: number): string[] => {
  const next = readingCalls.indexOf(_method) + 1;
  return readingCalls
    .slice(next, next + count)
    .map((method, index) => goodAnswer({_id: _id + 1 + index, _method: method, args: {}}));
};
