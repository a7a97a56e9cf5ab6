import type {BankCardClaim, PersonAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Asker} from './rate-limit.js';
import {type Decision, refuse} from './answer-with-events.js';
import type {PassNeeds} from './pass-person.js';
import {demoSmsCode} from './sms-codes.js';

/** Decides whether the code is the one that was sent. Person and card were checked before it was sent. */
export const checkBankCard = (parts: PassNeeds, asker: Asker, claim: BankCardClaim): Decision<PersonAnswer> => {
  const {smsCodes} = parts;
  const ticket = parts.openTicket(parts, asker, claim);
  if (typeof ticket === 'string') return refuse({code: ticket});
  const {whose, smsId, smsCode} = claim;
  const sent = smsCodes.find(smsId, {subject: asker.user.subject, ticket: ticket.id, whose});
  if (!sent) return refuse({code: 'sms-expired'});
  if (sent.triesLeft === 0) return refuse({code: 'sms-too-many'});
  if (smsCode !== demoSmsCode) {
    const triesLeft = sent.triesLeft - 1;
    const refused = refuse(triesLeft === 0 ? {code: 'sms-too-many'} : {code: 'sms-incorrect', triesLeft});
    return {...refused, effect: () => smsCodes.miscount(sent)};
  }
  const passed = parts.passPerson(parts, asker, ticket, {whose, via: 'bank-card'});
  return {
    ...passed,
    effect: () => {
      smsCodes.use(sent);
      passed.effect?.();
    },
  };
};
