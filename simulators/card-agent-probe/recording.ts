import * as z from 'zod/mini';

/* The file that the probe writes, and that can be sent: what was said, with every value reduced to kind and length. */

export const format = 'sw-card-agent-recording';
/** Raised when a reader of the former version would misunderstand the file. */
export const version = 1;

/** What the widget asks an agent for, in this order. */
export const stepNames = ['check', 'read', 'sign'] as const;
export type StepName = (typeof stepNames)[number];

/** What a clerk can see, as a closed list: whatever is typed freely could be about a person. */
export const sights = [
  'as-usual',
  'not-running',
  'old-version',
  'busy',
  'no-card',
  'card-out',
  'other-card',
  'not-readable',
  'reader-903',
  'expired',
  'pin-wrong',
  'pin-locked',
  'waits',
  'closed',
  'other-error',
  'unknown',
] as const;
export type Sight = (typeof sights)[number];

const at = z.int().check(z.gte(0));

const frame = z.union([
  /** A call of the probe, or a message of the agent, each value as `Redactor` writes it. */
  z.strictObject({at, from: z.enum(['probe', 'agent']), message: z.record(z.string(), z.unknown())}),
  /** A message of the agent that is no JSON object. */
  z.strictObject({at, from: z.literal('agent'), text: z.string()}),
  z.strictObject({
    at,
    event: z.enum(['opened', 'refused', 'no-handshake', 'closed', 'no-answer']),
    /** Node's name for why, such as `ECONNREFUSED`. */
    reason: z.optional(z.string()),
  }),
]);
export type Frame = z.infer<typeof frame>;

const step = z.strictObject({
  step: z.enum(stepNames),
  /** Stopped: by the person, before the last call. */
  ended: z.enum(['done', 'failed', 'stopped']),
  saw: z.enum(sights),
  frames: z.array(frame),
});
export type Step = z.infer<typeof step>;

const recording = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  /** The version of the package. */
  probe: z.string(),
  /** The day, without the time. */
  day: z.string(),
  system: z.string(),
  address: z.enum(['default', 'official', 'loopback', 'localhost', 'ipv6']),
  /** The number in the list of docs/card-agent.md. */
  observation: z.optional(z.int()),
  /** Tries left as the agent told them, and whether a PIN was sent then. Neither the PIN nor its length. */
  pin: z.optional(z.strictObject({triesLeft: z.nullable(z.int()), sent: z.boolean()})),
  steps: z.array(step),
});
export type Recording = z.infer<typeof recording>;

/** Throws an error in one line, which does not quote the text. */
export const readRecording = (text: string): Recording => {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Error('The file is no JSON.');
  }
  const {success, data, error} = recording.safeParse(content);
  if (success) return data;
  throw new Error(`The file is no recording of version ${version}: ${error.issues[0]?.path.join('.') ?? ''}`);
};
