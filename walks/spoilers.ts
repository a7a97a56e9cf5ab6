import {CertError, type CertErrorCode} from '../src/domain/errors.js';

/* How an answer is spoiled. Whoever spoils one does it in its own way: on a wire, as a server, as a host's own adapter. */

interface Response {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly location?: string;
}

interface Spoiler {
  /** What comes in place of the answer; nothing where the connection breaks, or stays open without a word. */
  readonly response?: Response;
  /** What the client makes of it. Without one it waits, or hands the JSON on to whoever checks it. */
  readonly code?: CertErrorCode;
}

const problem = (status: number, code: CertErrorCode): Spoiler => ({
  response: {status, type: 'application/problem+json', text: JSON.stringify({code})},
  code,
});

export const spoilers = {
  lost: {code: 'network'},
  silent: {},
  'signed out': problem(401, 'unauthenticated'),
  'another signed in': problem(412, 'subject-changed'),
  conflict: problem(412, 'conflict'),
  '502 with HTML': {response: {status: 502, type: 'text/html', text: '<h1>502</h1>'}, code: 'backend'},
  redirect: {response: {status: 302, type: 'text/html', text: '', location: '/sign-in'}, code: 'unauthenticated'},
  'another’s answer': {
    response: {status: 200, type: 'application/json', text: '{"passed":true,"subject":"another","level":7}'},
  },
  cut: {response: {status: 200, type: 'application/json', text: '{"half'}, code: 'contract'},
} satisfies Readonly<Record<string, Spoiler>>;

export type Spoiled = keyof typeof spoilers;

/** As a server answers, where anything comes. */
export const responseTo = (how: Spoiled): Response | undefined => (spoilers[how] as Spoiler).response;

/** As a host's own adapter answers. */
export const spoil = (how: Spoiled): Promise<unknown> => {
  const {code, response}: Spoiler = spoilers[how];
  if (code) return Promise.reject(new CertError(code));
  return response ? Promise.resolve(JSON.parse(response.text)) : new Promise(() => undefined);
};
