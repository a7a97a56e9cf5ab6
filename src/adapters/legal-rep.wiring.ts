import {fromPromise} from 'xstate';
import type {Attempt} from '../domain/attempt.js';
import {type BackendClock, deadlineOf} from '../domain/time.js';
import {isConsentMissing, noticesOf} from '../domain/consent.js';
import {
  legalRepAnswers,
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
import type {Refused} from '../domain/outcome.schemas.js';
import {profileSchema, type Profile} from '../domain/profile.schemas.js';
import {rulesOf} from '../domain/record-draft.js';
import type {Secret} from '../domain/secret.js';
import {legalRepMachine} from '../machines/legal-rep.machine.js';
import {validation, type RecalledTicket} from '../machines/legal-rep.setup.js';
import {personCheckMachine} from '../machines/person-check.machine.js';
import {validation as personValidation, type CodeTry, type DatedSmsAnswer} from '../machines/person-check.setup.js';
import {createClient} from './ask-backend.js';
import type {CertBackend} from './backend.js';
import {protect, type EncryptField} from './host-checks.js';
import type {Adapters} from './adapters.js';
import {isPollingId, pollingStore} from './polling.store.js';

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

const store = pollingStore('legal-rep');

/** The id of the ticket that an earlier page of this user has left, if any. */
const storedTicket = (subject: string): string | undefined => {
  try {
    return store.recall(subject);
  } catch {
    return undefined;
  }
};

/** The legal representative's machine on real adapters, and the person check that it runs twice. */
export const wire = (adapters: Adapters, subject: string) => {
  const {clock} = adapters;
  const rules = () => rulesOf(adapters.checks, clock);
  const answers = {...legalRepAnswers, getProfile: profileSchema};
  const {ask, send} = createClient(adapters, answers, subject, 'legal-rep');

  /** An answer with the end of its ticket by this device's clock, if it has one. A later page finds the ticket's id. */
  const ticketOf = <A extends object>(answer: A): A => {
    if (!('next' in answer)) return answer;
    const {ticket, expiresAt} = answer as NextStep & A;
    // The id of another form cannot stand in the path of a request.
    if (isPollingId(ticket)) store.remember(ticket, subject);
    else store.forget(subject);
    return {...answer, endsAt: deadlineOf(expiresAt, longestTicketMs, clock)};
  };

  const sealer = (operation: keyof CertBackend, signal: AbortSignal) => {
    const seal = (name: Parameters<EncryptField>[0], given: Given) =>
      protect(adapters.encryptField, name, given, operation, signal);
    const sealPerson = async (person: PersonClaim): Promise<PersonClaim> => ({
      ...person,
      idNumber: await seal('idNumber', person.idNumber),
    });
    return {seal, sealPerson};
  };

  const checkPerson = personCheckMachine()
    .provide(personValidation(rules))
    .provide({
      actors: {
        checkIdCard: fromPromise<PersonAnswer, Attempt<IdCardClaim>>(async ({input, signal}) => {
          const {sealPerson} = sealer('checkIdCard', signal);
          const claim = await input.sealed(async (body) => ({...body, person: await sealPerson(body.person)}));
          return ticketOf(await send('checkIdCard', input, claim, signal));
        }),
        sendSmsCode: fromPromise<DatedSmsAnswer, Attempt<SmsCodeRequest>>(async ({input, signal}) => {
          const {seal, sealPerson} = sealer('sendSmsCode', signal);
          const request = await input.sealed(async (body) => ({
            ...body,
            person: await sealPerson(body.person),
            bankCard: await seal('bankCard', body.bankCard),
            mobile: await seal('mobile', body.mobile),
          }));
          return datedAnswer(await send('sendSmsCode', input, request, signal), clock);
        }),
        checkBankCard: fromPromise<
          PersonAnswer,
          {ticket: string; role: PersonRole; codeTry: Attempt<CodeTry>; code: Secret}
        >(async ({input: {ticket, role, codeTry, code}, signal}) => {
          const claim = {ticket, whose: role, smsId: codeTry.body.smsId, smsCode: code.take()};
          return ticketOf(await send('checkBankCard', codeTry, claim, signal));
        }),
      },
    });

  return legalRepMachine()
    .provide(validation(rules))
    .provide({
      actors: {
        getProfile: fromPromise<Profile, void>(({signal}) => ask('getProfile', undefined, signal)),
        checkEnterprise: fromPromise<EnterpriseAnswer, Attempt<EnterpriseClaim>>(async ({input, signal}) => {
          const {seal} = sealer('checkEnterprise', signal);
          const claim = await input.sealed(async (body) => ({
            ...body,
            legalRepIdNumber: await seal('legalRepIdNumber', body.legalRepIdNumber),
          }));
          return ticketOf(await send('checkEnterprise', input, claim, signal));
        }),
        recallTicket: fromPromise<RecalledTicket | Refused, void>(async ({signal}) => {
          const ticket = storedTicket(subject) ?? '';
          const answer = await ask('getTicket', {id: ticket}, signal);
          return 'next' in answer
            ? {...answer, ticket, endsAt: deadlineOf(answer.expiresAt, longestTicketMs, clock)}
            : answer;
        }),
        checkPerson,
      },
      actions: {
        forgetTicket: () => {
          store.forget(subject);
        },
      },
      guards: {
        mayRecall: () => storedTicket(subject) !== undefined,
        lacksDeclaration: ({context}) =>
          isConsentMissing(noticesOf(adapters.consent, 'legal-rep').legalRep, context.declaration),
        lacksConsent: ({context}) =>
          isConsentMissing(noticesOf(adapters.consent, 'legal-rep').accountHolder, context.consent),
      },
    });
};
