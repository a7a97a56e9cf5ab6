import type {Consent} from '../../src/domain/consent.js';
import {CertError, type CertErrorCode, type CertErrorDetails} from '../../src/domain/errors.js';
import {fakeRefused} from '../../src/fakes.js';

/* What a test lets a request be answered by, whichever machine or adapter asks it. */

export const sampleConsent: Consent = {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'};

/** How a method hears that the session has ended, or is another's. */
export const sessionCodes = ['unauthenticated', 'subject-changed'] as const;

/** Never answers: what becomes of it is up to whoever asked. */
export const silent = (): Promise<never> => new Promise(() => undefined);

export const failing = (code: CertErrorCode, details?: CertErrorDetails) => (): Promise<never> =>
  Promise.reject(new CertError(code, details));

export const refused = (code: string, ...fields: string[]) => fakeRefused(code, fields.length > 0 ? {fields} : {});

type Answered<Answer> = Answer extends () => infer Promised ? Awaited<Promised> : Answer;

/** Answers each call in turn with a value, or as a function says; the last one for ever. */
export const inTurn = <const Answers extends readonly unknown[]>(...answers: Answers) => {
  let calls = 0;
  return async (): Promise<Answered<Answers[number]>> => {
    const answer = answers[Math.min(calls++, answers.length - 1)];
    return (typeof answer === 'function' ? await (answer as () => unknown)() : answer) as Answered<Answers[number]>;
  };
};

/** A request that a test answers when it likes. */
export const pending = <T>() => {
  let answer: (value: T) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    [answer, fail] = [resolve, reject];
  });
  return {promise, answer, fail};
};
