import type {StepName} from './recording.js';

/* What the probe may send. No other method has a place in it. */

const prefix = 'cus-sec_';
export const clear = `${prefix}SpcClearEnv`;
export const signing = `${prefix}SpcSignDataAsPEM`;
export const is903 = 'ra_Is903Reader';
export const opening = `${prefix}SpcInitEnvEx`;

/** The widget's own calls, in its order. `clear` follows those that open the card. */
export const callsOf = {
  check: ['ver'],
  read: [
    is903,
    opening,
    `${prefix}SpcGetCertNo`,
    `${prefix}SpcGetSignCertAsPEM`,
    `${prefix}SpcGetUName`,
    `${prefix}SpcGetEntName`,
    `${prefix}SpcGetValidTimeFromCert`,
  ],
  sign: [signing],
} as const satisfies Record<StepName, readonly string[]>;
export type Call = (typeof callsOf)[StepName][number];

/** Also what an agent says without being asked. */
export const knownMethods: ReadonlySet<string> = new Set([
  ...Object.values(callsOf).flat(),
  clear,
  'open',
  '_nextBlock',
]);

/** What the card signs: a text that says of itself that it is worth nothing. */
export const signedText = 'sw-card-agent-probe\n仅用于测试，没有任何效力。For a test only, worth nothing.';
