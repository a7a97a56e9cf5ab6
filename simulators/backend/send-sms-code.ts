import {normaliseBankCard} from '../../src/domain/identifiers/bank-card.js';
import {maskText} from '../../src/domain/identifiers/masking.js';
import {normaliseMobile} from '../../src/domain/identifiers/mobile.js';
import type {SmsCodeAnswer, SmsCodeRequest} from '../../src/domain/legal-rep.schemas.js';
import type {PersonNeeds} from './claimed-person.js';
import type {Asker} from './rate-limit.js';
import {type Decision, refuse} from './answer-with-events.js';
import {readGiven} from './read-field.js';
import type {LegalRepNeeds} from './legal-rep.js';
import {limitOf} from './limit.js';
import {type SmsOrder, waitAfter} from './sms-codes.js';
import type {Ticket} from './tickets.js';

/** Per day, for one user in all sessions together. */
const perUser = 10;
/** Per day, for all users together. */
const perMobile = 5;

/** The mobile to send to, once person, card and mobile agree. The response does not tell which of them is wrong. */
export const judgeMobile = (
  parts: PersonNeeds,
  asker: Asker,
  ticket: Ticket,
  request: SmsCodeRequest,
): string | undefined => {
  const {person} = parts.readPerson(parts, asker, ticket, request);
  const record = parts.profiles.recordOf(asker.user);
  const card = normaliseBankCard(readGiven(request.bankCard, ''));
  const known = request.whose === 'account-holder' ? record.mobile : '';
  const mobile = normaliseMobile(readGiven(request.mobile, known));
  const agrees = person?.bankCards.some((each) => each.number === card && each.mobile === mobile);
  return agrees ? mobile : undefined;
};

const send = ({store, smsCodes, now}: LegalRepNeeds, {user}: Asker, order: SmsOrder): Decision<SmsCodeAnswer> => {
  const wait = smsCodes.waitFor(order.mobile);
  if (wait > 0) return refuse({code: 'sms-not-sent', retryAfter: Math.ceil(wait / 1_000)});
  const limit =
    limitOf(smsCodes.sentTo(order.mobile), now(), perMobile) ??
    limitOf(store.tries('sms-sent', {user: user.id}), now(), perUser);
  if (limit) return {...refuse(limit), isForgotten: true};
  const code = smsCodes.make(order);
  return {
    answer: {
      smsId: code.id,
      maskedMobile: maskText(order.mobile, 'mobile'),
      expiresAt: new Date(code.until).toISOString(),
      retryAfter: waitAfter(order.lifetimeMs) / 1_000,
      triesLeft: code.triesLeft,
    },
    happenings: [{type: 'tried', user: user.id, what: 'sms-sent', at: now()}],
    effect: () => smsCodes.send(code, order),
  };
};

interface SmsNeeds extends PersonNeeds {
  readonly judgeMobile: typeof judgeMobile;
}

/** Decides whether a code is sent. Sends it after the decision is written. */
export const sendSmsCode = (parts: SmsNeeds, asker: Asker, request: SmsCodeRequest): Decision<SmsCodeAnswer> => {
  const ticket = parts.openTicket(parts, asker, request);
  if (typeof ticket === 'string') return refuse({code: ticket});
  const mobile = parts.judgeMobile(parts, asker, ticket, request);
  if (mobile === undefined) return refuse({code: 'person-mismatch'});
  const {user, session} = asker;
  const purpose = {subject: user.subject, ticket: ticket.id, whose: request.whose};
  const lifetimeMs = parts.smsLifetimeMs(session);
  return send(parts, asker, {mobile, purpose, lifetimeMs});
};
