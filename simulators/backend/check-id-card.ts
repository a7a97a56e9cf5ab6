import {isDate, normaliseDate, today} from '../../src/domain/identifiers/dates.js';
import type {IdCardClaim, PersonAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Asker} from './rate-limit.js';
import {type Decision, refuse} from './answer-with-events.js';
import type {PersonNeeds} from './claimed-person.js';
import {readGiven} from './read-field.js';
import type {PassNeeds} from './pass-person.js';
import {Problem} from './problem.js';

/** Long-term is not a date. */
export const isIdCardOver = (validTo: string, now: number): boolean =>
  isDate(validTo) && validTo < today(new Date(now));

interface IdCardNeeds extends PersonNeeds, PassNeeds {
  readonly isIdCardOver: typeof isIdCardOver;
}

/** Decides whether this person's resident ID card has these dates. */
export const checkIdCard = (parts: IdCardNeeds, asker: Asker, claim: IdCardClaim): Decision<PersonAnswer> => {
  const ticket = parts.openTicket(parts, asker, claim);
  if (typeof ticket === 'string') return refuse({code: ticket});
  const {identity, person} = parts.readPerson(parts, asker, ticket, claim);
  if (identity.idType !== 'resident-id') throw new Problem('invalid-request');
  // The claim may refer to the recorded dates of the account holder's card. For a legal representative there is no
  // record.
  const record = parts.profiles.recordOf(asker.user);
  const known = claim.whose === 'account-holder' ? record : {validFrom: '', validTo: ''};
  const validFrom = normaliseDate(readGiven(claim.validFrom, known.validFrom));
  const validTo = normaliseDate(readGiven(claim.validTo, known.validTo));
  // Checked only against the entered date, so the refusal tells nothing about any person.
  if (parts.isIdCardOver(validTo, parts.now())) return refuse({code: 'id-card-expired'});
  if (person?.validFrom !== validFrom || person.validTo !== validTo) return refuse({code: 'person-mismatch'});
  if (person.notEnrolled) return refuse({code: 'ctid-not-enrolled'});
  return parts.passPerson(parts, asker, ticket, {whose: claim.whose, via: 'id-card'});
};
