import {answerSchemas} from '../../contract/operations.js';
import type {AskOptions, CertBackend} from '../../src/adapters/backend.js';
import {createAsk, type InputOf, type Question} from '../../src/adapters/call.js';

/** Asks once, as the wirings do. */
export const ask = <Q extends Question>(
  backend: CertBackend,
  question: Q,
  input: InputOf<CertBackend, Q>,
  {signal, subject, locale, ...more}: AskOptions,
) => createAsk<CertBackend, Question>({backend, locale}, answerSchemas, subject)(question, input, signal, more);
