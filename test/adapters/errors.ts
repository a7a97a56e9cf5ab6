import {expect} from 'chai';
import {type CertError, type CertErrorCode, type CertErrorDetails, isCertError} from '../../src/domain/errors.js';

/** The error that leaves an adapter; anything else that happens fails the test. */
export const errorOf = async (promise: Promise<unknown>): Promise<CertError> => {
  let answer: unknown;
  try {
    answer = await promise;
  } catch (thrown) {
    if (isCertError(thrown)) return thrown;
    throw thrown;
  }
  throw new Error(`No error, but ${JSON.stringify(answer)}`);
};

/** The error that leaves an adapter is of that code, and says that much of itself. */
export const expectError = async (
  promise: Promise<unknown>,
  code: CertErrorCode,
  details: CertErrorDetails = {},
  when?: string,
): Promise<void> => {
  const error = await errorOf(promise);
  expect({...error.details, code: error.code}, when).to.deep.include({...details, code});
};

/** Waits for what tells nobody when it happens. */
export const until = async (happened: () => boolean): Promise<void> => {
  for (let turn = 0; !happened(); turn += 1) {
    if (turn > 1_000) throw new Error('It did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

/** Lets waits of such a length end at once, as if that time had passed: all of them, or the first ones alone. */
export const inHaste = async <T>(
  run: () => Promise<T>,
  {atLeast, atMost = Infinity, times = Infinity}: {atLeast: number; atMost?: number; times?: number},
): Promise<T> => {
  const {setTimeout: patient} = globalThis;
  let left = times;
  const hasty = (then: () => void, ms = 0) => patient(then, ms >= atLeast && ms <= atMost && left-- > 0 ? 20 : ms);
  globalThis.setTimeout = hasty as typeof setTimeout;
  try {
    return await run();
  } finally {
    globalThis.setTimeout = patient;
  }
};
