/** The named schemas of the contract, as JSON Schema. Where another schema uses one of them, it becomes a reference. */
import * as z from 'zod/mini';
import {
  assistanceCodeClaimSchema,
  assistanceInputSchema,
  codeOrderSchema,
  confirmationSchema,
  declinationSchema,
} from '../src/domain/assistance.requests.js';
import {
  assistanceCodeSchema,
  assistanceRequestSchema,
  assistanceWithdrawnSchema,
  inboxAnsweredSchema,
  inboxRequestSchema,
  inboxSchema,
  mostInInbox,
  openAssistanceSchema,
} from '../src/domain/assistance.schemas.js';
import {handoffRequestSchema} from '../src/domain/handoff.requests.js';
import {handoffCancelledSchema, handoffSchema, openHandoffSchema} from '../src/domain/handoff.schemas.js';
import {challengeLines} from '../src/domain/card-challenge.js';
import {cardChallengeSchema, cardVerificationSchema} from '../src/domain/ic-card.schemas.js';
import {
  bankCardClaimSchema,
  consentSchema,
  declaredConsentSchema,
  enterpriseClaimSchema,
  encrypted,
  given,
  humanCheck,
  idCardClaimSchema,
  onRecord,
  person,
  smsCodeRequestSchema,
} from '../src/domain/legal-rep.requests.js';
import {nextSchema, smsCodeSentSchema, ticketSchema} from '../src/domain/legal-rep.schemas.js';
import {levelsRequestSchema, levelsSchema} from '../src/domain/levels.schemas.js';
import {passedSchema, pendingSchema, refusal, refusedSchema} from '../src/domain/outcome.schemas.js';
import {changesSchemas, newNumber} from '../src/domain/profile.requests.js';
import {profileField, profileSchema, savedSchema} from '../src/domain/profile.schemas.js';
import {level, statusSchema} from '../src/domain/schemas.js';

const methodStatus = statusSchema().shape.methods.def.element;

export const schemas = {
  Status: statusSchema(),
  MethodStatus: methodStatus,
  PlaceStatus: methodStatus.shape.places.def.innerType.def.element,
  Level: level(),
  Profile: z.omit(profileSchema(), {version: true}),
  ProfileField: profileField(),
  EnterpriseChanges: changesSchemas.enterprise(),
  AccountChanges: changesSchemas.account(),
  NewNumber: newNumber(),
  Saved: savedSchema(),
  ChallengeRequest: z.object({humanCheck: humanCheck()}),
  CardChallenge: cardChallengeSchema(),
  CardVerification: z.extend(cardVerificationSchema(), {
    consent: z.optional(consentSchema()),
    humanCheck: humanCheck(),
  }),
  EnterpriseClaim: enterpriseClaimSchema(),
  Given: given(),
  OnRecord: onRecord(),
  Encrypted: encrypted(),
  Person: person(),
  IdCardClaim: idCardClaimSchema(),
  SmsCodeRequest: smsCodeRequestSchema(),
  BankCardClaim: bankCardClaimSchema(),
  HandoffRequest: handoffRequestSchema(),
  Consent: consentSchema(),
  DeclaredConsent: declaredConsentSchema(),
  Next: nextSchema(),
  Ticket: ticketSchema(),
  SmsCodeSent: smsCodeSentSchema(),
  Handoff: handoffSchema(),
  HandoffCancelled: handoffCancelledSchema(),
  OpenHandoff: openHandoffSchema(),
  AssistanceInput: assistanceInputSchema(),
  AssistanceCodeClaim: assistanceCodeClaimSchema(),
  AssistanceRequest: assistanceRequestSchema(),
  OpenAssistance: openAssistanceSchema(),
  AssistanceWithdrawn: assistanceWithdrawnSchema(),
  Inbox: inboxSchema(),
  InboxRequest: inboxRequestSchema(),
  Confirmation: confirmationSchema(),
  Declination: declinationSchema(),
  CodeOrder: codeOrderSchema(),
  InboxAnswered: inboxAnsweredSchema(),
  AssistanceCode: assistanceCodeSchema(),
  LevelsRequest: levelsRequestSchema(),
  Levels: levelsSchema(),
  Passed: passedSchema(),
  Refused: refusedSchema(),
  Refusal: refusal(),
  Pending: pendingSchema(),
} as const satisfies Readonly<Record<string, z.ZodMiniType>>;

export type ComponentName = keyof typeof schemas;

/** The names, and what a check that is a function cannot tell. */
const known = z.registry<Readonly<Record<string, unknown>> & {id?: string}>();
for (const [id, schema] of Object.entries(schemas)) known.add(schema, {id});

// The widget shows the first ones of a longer list.
known.add(inboxSchema().shape.requests, {maxItems: mostInInbox});

// For generators, which would make a class of three numbers.
known.add(level().shape.rank, {type: 'integer', minimum: 1, maximum: 3, enum: undefined});

// The widget checks the parts of a challenge where it composes the text that the card signs.
const challengeParts: Readonly<Record<string, z.ZodMiniType>> = cardChallengeSchema().shape;
for (const [name, {source: pattern}] of challengeLines) {
  const part = challengeParts[name];
  if (part) known.add(part, {pattern, ...(name === 'nonce' && {description: 'At least 128 random bits.'})});
}

const problem = {
  type: 'object',
  description: 'RFC 9457. Tells nothing about the request, which may be personal.',
  properties: {
    type: {type: 'string', format: 'uri-reference'},
    title: {type: 'string'},
    status: {type: 'integer'},
    code: {type: 'string'},
    requestId: {type: 'string', pattern: '^[\\x20-\\x7E]{1,200}$', description: 'Shown to the user for the help desk.'},
    retryAfter: {type: 'integer', minimum: 0, maximum: 86_400, description: 'Seconds.'},
  },
};

export const components = (
  target: 'draft-2020-12' | 'openapi-3.0' = 'draft-2020-12',
): Readonly<Record<string, object>> => {
  const {schemas: converted} = z.toJSONSchema(known, {
    target,
    io: 'input',
    metadata: known,
    uri: (name) => `#/components/schemas/${name}`,
    // Unknown fields are ignored. That our own backend refuses them in a change of the record is no part of the contract.
    override: ({jsonSchema}) => {
      delete jsonSchema.additionalProperties;
      // A count, or seconds. The widget takes a fraction, too, but none is meant, and generators for Java make a decimal of it.
      if (jsonSchema.type === 'number') jsonSchema.type = 'integer';
      // Generators for Java write an enum of it that does not compile.
      if (target === 'openapi-3.0' && jsonSchema.type === 'boolean' && jsonSchema.enum) {
        jsonSchema.description = `Always ${String(jsonSchema.enum[0])}.`;
        delete jsonSchema.enum;
      }
      // No value fits two of them, and generators for Java take text or object only so.
      if (jsonSchema.anyOf) jsonSchema.oneOf = jsonSchema.anyOf;
      delete jsonSchema.anyOf;
    },
  });
  const bare = Object.entries(converted).map(([name, {$schema: _, $id: _id, ...schema}]) => [name, schema] as const);
  const text = JSON.stringify({...Object.fromEntries(bare), Problem: problem});
  // For 3.0 a reference is wrapped, as if there were words beside it.
  const unwrapped = (_: string, value: {allOf?: readonly unknown[]}): unknown =>
    value.allOf && Object.keys(value).length === 1 ? value.allOf[0] : value;
  return JSON.parse(text, unwrapped) as Readonly<Record<string, object>>;
};
