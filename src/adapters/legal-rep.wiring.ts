import {fromPromise} from 'xstate';
import type {BackendClock} from '../domain/clock.js';
import {deadlineOf} from '../domain/deadline.js';
import {isConsentMissing} from '../domain/consent.js';
import {
  enterpriseAnswerSchema,
  personAnswerSchema,
  smsCodeAnswerSchema,
  type EnterpriseAnswer,
  type EnterpriseClaim,
  type Given,
  type IdCardClaim,
  type NextStep,
  type PersonAnswer,
  type PersonClaim,
  type PersonRole,
  type SmsCodeAnswer,
  type SmsCodeRequest,
} from '../domain/legal-rep.schemas.js';
import {profileSchema, type Profile} from '../domain/profile.schemas.js';
import type {Secret} from '../domain/secret.js';
import {legalRepMachine} from '../machines/legal-rep.machine.js';
import {personCheckMachine} from '../machines/person-check.machine.js';
import type {CodeTry, DatedSmsAnswer} from '../machines/person-check.setup.js';
import {createAsk, createAttempts} from './attempts.js';
import type {CertBackend} from './backend.js';
import {protect, sealOnce, type EncryptField} from './protect.js';
import type {Adapters} from './adapters.js';

const longestMs = 5 * 60_000;
const longestTicketMs = 15 * 60_000;

/** Adds times by this device's clock to an answer. */
const datedAnswer = (answer: SmsCodeAnswer, clock: BackendClock): DatedSmsAnswer => {
  const {retryAfter = 0} = 'refusal' in answer ? answer.refusal : answer;
  const askAt = Date.now() + retryAfter * 1000;
  if ('refusal' in answer) return {...answer, askAt};
  const {smsId, maskedMobile, expiresAt} = answer;
  return {...answer, askAt, code: {smsId, maskedMobile, endsAt: deadlineOf(expiresAt, longestMs, clock)}};
};

/** An answer with the end of its ticket by this device's clock, if it has one. */
const ticketOf = <A extends object>(answer: A, clock: BackendClock): A =>
  'next' in answer
    ? {...answer, endsAt: deadlineOf((answer as NextStep & A).expiresAt, longestTicketMs, clock)}
    : answer;

/** The legal representative's machine on real adapters, and the person check that it runs twice. */
export const wire = (adapters: Adapters, subject: string) => {
  const {clock} = adapters;
  const ask = createAsk(adapters, subject);
  const attempt = createAttempts(adapters, subject, 'legal-rep');

  const sealer = (operation: keyof CertBackend, signal: AbortSignal) => {
    const seal = (name: Parameters<EncryptField>[0], given: Given) =>
      protect(adapters.encryptField, name, given, operation, signal);
    const sealPerson = async (person: PersonClaim): Promise<PersonClaim> => ({
      ...person,
      idNumber: await seal('idNumber', person.idNumber),
    });
    return {seal, sealPerson};
  };

  const checkPerson = personCheckMachine.provide({
    actors: {
      checkIdCard: fromPromise<PersonAnswer, IdCardClaim>(async ({input, signal}) => {
        const {sealPerson} = sealer('checkIdCard', signal);
        const claim = await sealOnce<IdCardClaim>(input, async () => ({
          ...input,
          person: await sealPerson(input.person),
        }));
        return ticketOf(await attempt(input, 'checkIdCard', personAnswerSchema, claim, signal), clock);
      }),
      sendSmsCode: fromPromise<DatedSmsAnswer, SmsCodeRequest>(async ({input, signal}) => {
        const {seal, sealPerson} = sealer('sendSmsCode', signal);
        const request = await sealOnce<SmsCodeRequest>(input, async () => ({
          ...input,
          person: await sealPerson(input.person),
          bankCard: await seal('bankCard', input.bankCard),
          mobile: await seal('mobile', input.mobile),
        }));
        return datedAnswer(await attempt(input, 'sendSmsCode', smsCodeAnswerSchema, request, signal), clock);
      }),
      checkBankCard: fromPromise<PersonAnswer, {ticket: string; role: PersonRole; codeTry: CodeTry; code: Secret}>(
        async ({input: {ticket, role, codeTry, code}, signal}) => {
          const claim = {ticket, whose: role, smsId: codeTry.smsId, smsCode: code.take()};
          return ticketOf(await attempt(codeTry, 'checkBankCard', personAnswerSchema, claim, signal), clock);
        },
      ),
    },
  });

  return legalRepMachine.provide({
    actors: {
      getProfile: fromPromise<Profile, void>(({signal}) => ask('getProfile', profileSchema, undefined, signal)),
      checkEnterprise: fromPromise<EnterpriseAnswer, EnterpriseClaim>(async ({input, signal}) => {
        const {seal} = sealer('checkEnterprise', signal);
        const claim = await sealOnce<EnterpriseClaim>(input, async () => ({
          ...input,
          legalRepIdNumber: await seal('legalRepIdNumber', input.legalRepIdNumber),
        }));
        return ticketOf(await attempt(input, 'checkEnterprise', enterpriseAnswerSchema, claim, signal), clock);
      }),
      checkPerson,
    },
    guards: {
      lacksConsent: ({context}) => isConsentMissing(adapters.consent?.['legal-rep'], context.consent),
    },
  });
};
