import {ageAt, today} from '../../src/domain/identifiers/dates.js';
import {birthOf} from '../../src/domain/identifiers/person-number.js';
import type {PersonClaim, PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {Asker} from './rate-limit.js';
import {readIdentity} from './read-field.js';
import type {LegalRepNeeds} from './legal-rep.js';
import {findPerson, type Identity, identityOfHolder, isSameIdentity, type Person} from './people.js';
import {Problem} from './problem.js';
import type {Ticket} from './tickets.js';

/** For a younger person a parent must agree. Our pages do not ask for that: such a request is not theirs. */
const leastAge = 14;

export interface ClaimedPerson {
  readonly identity: Identity;
  /** Undefined if this is not the person to check, or if the person is unknown. */
  readonly person: Person | undefined;
}

export interface PersonNeeds extends LegalRepNeeds {
  readonly readPerson: typeof readPerson;
}

/** The person that a request is about: the ticket's legal representative, or the account holder on record. */
export const readPerson = (
  {profiles, now}: LegalRepNeeds,
  {user}: Asker,
  {legalRep}: Ticket,
  {whose, person}: {readonly whose: PersonRole; readonly person: PersonClaim},
): ClaimedPerson => {
  const expected = whose === 'legal-rep' ? legalRep : identityOfHolder(profiles.recordOf(user));
  const identity = readIdentity(person, expected);
  const birth = birthOf(identity.idNumber);
  if (birth !== undefined && ageAt(birth, today(new Date(now()))) < leastAge) throw new Problem('invalid-request');
  return {identity, person: isSameIdentity(identity, expected) ? findPerson(identity) : undefined};
};
