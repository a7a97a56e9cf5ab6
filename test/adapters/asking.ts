import {answerSchemas} from '../../contract/operations.js';
import type {RequestOptions, CertBackend} from '../../src/adapters/backend.js';
import {createRequester, type InputOf, type CertOperation} from '../../src/adapters/ask-backend.js';

/** Asks once, as the wirings do. */
export const ask = <Q extends CertOperation>(
  backend: CertBackend,
  operation: Q,
  input: InputOf<CertBackend, Q>,
  {signal, subject, locale, ...more}: RequestOptions,
) =>
  createRequester<CertBackend, CertOperation>({backend, locale}, answerSchemas, subject)(
    operation,
    input,
    signal,
    more,
  );
