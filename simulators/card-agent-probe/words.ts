import type {Call} from './calls.js';
import type {Observation} from './observations.js';
import type {Sight} from './recording.js';

export const english = {
  usage: `Usage: sw-card-agent-probe [options]

Records what a real card agent answers to the calls of sw-realname-cert. It is for a test card on a clerk's PC. It
asks before each call, and writes one file in which each value is reduced to its kind and length.

  --address URL     ws://127.0.0.1:PORT, ws://localhost:PORT, ws://[::1]:PORT or wss://wss.singlewindow.cn:61231
                    (default: ws://127.0.0.1:61232, the real agent; only for a person at a terminal)
  --with-pin        also sign, which sends the PIN once, if the agent tells at least 3 tries left
  --observation N   number of the observation in docs/card-agent.md, 1 to 30
  --wait SECONDS    longest wait for an answer (default: 30)
  --out FILE        a new file (default: card-agent-DAY-TIME.json)
  --lang LANGUAGE   zh-CN | en (default: zh-CN)
  --help            this text

Exit status: 0 if a recording was written, 1 if there is none, 2 if the command line cannot be used.`,
  intro: (
    address: string,
  ) => `This records what the card agent at ${address} answers. Use a test card only. Nothing is sent before you answer y.
Ctrl+C means no to all that is left. Close the declaration client before, unless the observation is about it.`,
  observation: ({en: [todo, note]}: Observation) => `\nTo do: ${todo}.\nTo note: ${note}.`,
  steps: {check: 'Step 1: is the agent there?', read: 'Step 2: read the card', sign: 'Step 3: sign with the PIN'},
  /** What a call does, and what its risk is. */
  calls: {
    ver: ['connects and asks for the version of the agent', 'none known'],
    ra_Is903Reader: ['asks whether the reader is a white 903 reader', 'none known'],
    'cus-sec_SpcInitEnvEx': [
      'opens the card; at the end of the step SpcClearEnv closes it again without a further question',
      'a program that uses the card at this moment may be disturbed',
    ],
    'cus-sec_SpcGetCertNo': ['reads the number of the certificate', 'none known; the number is not written'],
    'cus-sec_SpcGetSignCertAsPEM': ['reads the certificate', 'it holds personal data; it is not written'],
    'cus-sec_SpcGetUName': ['reads the name of the holder', 'personal data; it is not written'],
    'cus-sec_SpcGetEntName': ['reads the name of the enterprise', 'none known; the name is not written'],
    'cus-sec_SpcGetValidTimeFromCert': ['reads how long the certificate is valid', 'none known'],
    'cus-sec_SpcSignDataAsPEM': [
      'sends the PIN, once, and has the card sign a text that is worth nothing; SpcClearEnv closes the card after it',
      'A WRONG PIN USES UP A TRY, AND THE LAST TRY LOCKS THE CARD',
    ],
  } satisfies Readonly<Record<Call, readonly [does: string, risk: string]>>,
  ask: (call: string, does: string, risk: string) => `\n${call}: ${does}.\nRisk: ${risk}.\nSend it?`,
  answered: {
    ok: 'The agent did it.',
    failed: 'The agent answered with an error.',
    unreadable: 'The answer could not be read.',
    closed: 'The connection was closed.',
    'no-answer': 'No answer in time.',
  },
  notConnected: 'No connection to the agent.',
  is903: 'A 903 reader: the widget goes no further.',
  closesCard: 'SpcClearEnv: closes the card.',
  sights: {
    'as-usual': 'nothing unusual',
    'not-running': 'the agent is not running, or not installed',
    'old-version': 'the agent is an old version',
    busy: 'another program is using the card',
    'no-card': 'there is no card, or no reader',
    'card-out': 'the card was pulled out',
    'other-card': 'another card was put in',
    'not-readable': 'the card cannot be read (wrong way round, dirty, another kind of card)',
    'reader-903': 'a white 903 reader',
    expired: 'the certificate has expired',
    'pin-wrong': 'the PIN was wrong',
    'pin-locked': 'the card is locked',
    waits: 'nothing moves, or a window of the agent waits for an answer',
    closed: 'the agent has ended, or was ended',
    'other-error': 'an error that is not in this list',
    unknown: 'I cannot tell',
  } satisfies Readonly<Record<Sight, string>>,
  saw: (list: string) =>
    `\nWhat was it really, as you or the agent's own window saw it?\n${list}\nNumber (empty: I cannot tell):`,
  noPinOption: 'Without --with-pin, no PIN is asked for, and the card does not sign.',
  pinNeedsReading: 'The card was not read to the end, so no PIN is asked for.',
  triesTold: (tries: number) => `The agent told ${tries} tries left.`,
  askTries: `No call is known that tells the tries left. Look into the agent's own window or card tool.
How many tries left does it tell (empty: it does not tell)?`,
  tooFewTries: (least: number) => `A PIN is sent only if the agent tells ${least} tries left or more. No PIN is sent.`,
  askPin: 'PIN (nothing is shown while you type), then Enter:',
  notAPin: 'That is no PIN of a card. It was not sent.',
  stopsAfterPin:
    'The card did not clearly accept the PIN. This probe goes no further. Do not try again before you know why.',
  nothing: 'Nothing was recorded, so no file was written.',
  written: (file: string, contents: string) => `\nWritten: ${file}\n${contents}`,
  contents: (
    steps: number,
    frames: number,
    kinds: string,
  ) => `In it: ${steps} steps with ${frames} frames: names of calls, error codes, times between, and what you saw.
Values are only kinds and lengths: ${kinds}.
Not in it: names, numbers, certificate, signature, PIN. Read the file before you send it.`,
};

export type Words = typeof english;
