/** The named schemas of the contract. Where another schema uses one of them, it is recognised by identity. */
import * as z from 'zod/mini';
import {
  assistanceCodeClaimSchema,
  assistanceQuestionSchema,
  codeOrderSchema,
  confirmationSchema,
  declinationSchema,
} from '../src/domain/assistance.questions.js';
import {
  assistanceCodeSchema,
  assistanceRequestSchema,
  assistanceWithdrawnSchema,
  inboxAnsweredSchema,
  inboxRequestSchema,
  inboxSchema,
  openAssistanceSchema,
} from '../src/domain/assistance.schemas.js';
import {handoffRequestSchema} from '../src/domain/bank-ukey.questions.js';
import {handoffCancelledSchema, handoffSchema, openHandoffSchema} from '../src/domain/bank-ukey.schemas.js';
import {challengeLines} from '../src/domain/card-challenge.js';
import {cardChallengeSchema, cardVerificationSchema} from '../src/domain/ic-card.schemas.js';
import {
  bankCardClaimSchema,
  consentSchema,
  enterpriseClaimSchema,
  humanCheck,
  idCardClaimSchema,
  smsCodeRequestSchema,
} from '../src/domain/legal-rep.questions.js';
import {nextSchema, smsCodeSentSchema} from '../src/domain/legal-rep.schemas.js';
import {passedSchema, pendingSchema, refusal, refusedSchema} from '../src/domain/outcome.schemas.js';
import {changesSchemas} from '../src/domain/profile.questions.js';
import {profileSchema, savedSchema} from '../src/domain/profile.schemas.js';
import {level, statusSchema} from '../src/domain/schemas.js';
import {jsonSchemaOf, type JsonSchema, type Schema} from './json-schema.js';

const withHumanCheck = (shape: Record<string, z.ZodMiniType>) => z.object({...shape, humanCheck: humanCheck()});

const schemas: Readonly<Record<string, unknown>> = {
  Status: statusSchema(),
  Level: level(),
  Profile: z.object((({version: _, ...shape}) => shape)(profileSchema()._zod.def.shape)),
  EnterpriseChanges: changesSchemas.enterprise(),
  AccountChanges: changesSchemas.account(),
  Saved: savedSchema(),
  ChallengeRequest: withHumanCheck({}),
  CardChallenge: cardChallengeSchema(),
  CardVerification: withHumanCheck({...cardVerificationSchema()._zod.def.shape, consent: z.optional(consentSchema())}),
  EnterpriseClaim: enterpriseClaimSchema(),
  IdCardClaim: idCardClaimSchema(),
  SmsCodeRequest: smsCodeRequestSchema(),
  BankCardClaim: bankCardClaimSchema(),
  HandoffRequest: handoffRequestSchema(),
  Consent: consentSchema(),
  Next: nextSchema(),
  SmsCodeSent: smsCodeSentSchema(),
  Handoff: handoffSchema(),
  HandoffCancelled: handoffCancelledSchema(),
  OpenHandoff: openHandoffSchema(),
  AssistanceQuestion: assistanceQuestionSchema(),
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
  Passed: passedSchema(),
  Refused: refusedSchema(),
  Refusal: refusal(),
  Pending: pendingSchema(),
};

/** The widget checks the parts of a challenge where it composes the text that the card signs. */
const challengeParts = Object.fromEntries(
  challengeLines
    .filter(([name]) => name in cardChallengeSchema()._zod.def.shape)
    .map(([name, {source}]) => [
      name,
      {type: 'string', pattern: source, ...(name === 'nonce' && {description: 'At least 128 random bits.'})},
    ]),
);

const problem: JsonSchema = {
  type: 'object',
  description: 'RFC 9457. Tells nothing about the request, which may be personal.',
  properties: {
    type: {type: 'string', format: 'uri-reference'},
    title: {type: 'string'},
    status: {type: 'integer'},
    code: {type: 'string'},
    requestId: {type: 'string', pattern: '^[\\x20-\\x7E]{1,200}$', description: 'Shown to the user for the help desk.'},
    retryAfter: {type: 'number', minimum: 0, maximum: 86_400, description: 'Seconds.'},
  },
};

const nameOf = (schema: Schema): string | undefined => Object.entries(schemas).find(([, each]) => each === schema)?.[0];

export const components = (): Readonly<Record<string, JsonSchema>> => {
  const converted = Object.entries(schemas).map(
    ([name, schema]) => [name, jsonSchemaOf(schema as Schema, nameOf)] as const,
  );
  const all: Record<string, JsonSchema> = {...Object.fromEntries(converted), Problem: problem};
  const challenge = all['CardChallenge'] as {properties: Record<string, JsonSchema>};
  all['CardChallenge'] = {...challenge, properties: {...challenge.properties, ...challengeParts}};
  return all;
};
