import {isDate, normaliseDate, today} from '../../src/domain/identifiers/dates.js';
import type {IdCardClaim, PersonAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Asker} from './counted.js';
import {type Decision, refuse} from './decision.js';
import {readPerson} from './claimed-person.js';
import {readGiven} from './given.js';
import {type LegalRepDependencies, openTicket} from './legal-rep.js';
import {passPerson} from './pass-person.js';
import {Problem} from './problem.js';

/** Decides whether a resident's ID card of that person has these dates. */
export const checkIdCard = (
  dependencies: LegalRepDependencies,
  asker: Asker,
  claim: IdCardClaim,
): Decision<PersonAnswer> => {
  const ticket = openTicket(dependencies, asker, claim);
  if (typeof ticket === 'string') return refuse({code: ticket});
  const {identity, person} = readPerson(dependencies, asker, ticket, claim);
  if (identity.idType !== 'resident-id') throw new Problem('invalid-request');
  // What is known here of a holder's card may be what is meant; of a legal representative's nothing is.
  const record = dependencies.profiles.recordOf(asker.user);
  const known = claim.whose === 'account-holder' ? record : {validFrom: '', validTo: ''};
  const validFrom = normaliseDate(readGiven(claim.validFrom, known.validFrom));
  const validTo = normaliseDate(readGiven(claim.validTo, known.validTo));
  // By what was entered alone, so it tells nothing of anybody. Long-term is no date.
  if (isDate(validTo) && validTo < today(new Date(dependencies.now()))) return refuse({code: 'id-card-expired'});
  if (person?.validFrom !== validFrom || person.validTo !== validTo) return refuse({code: 'person-mismatch'});
  if (person.notEnrolled) return refuse({code: 'ctid-not-enrolled'});
  return passPerson(dependencies, asker, ticket, {whose: claim.whose, via: 'id-card'});
};
