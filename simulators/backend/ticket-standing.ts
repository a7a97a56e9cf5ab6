import type {EnterpriseField} from '../../src/domain/enterprise-draft.js';
import type {TicketAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Asker} from './rate-limit.js';
import {readIdentity} from './read-field.js';
import type {LegalRepNeeds} from './legal-rep.js';
import {type Identity, identityOfLegalRep} from './people.js';

const fieldOf = {
  name: 'legalRepName',
  idType: 'legalRepIdType',
  idNumber: 'legalRepIdNumber',
} as const satisfies Record<keyof Identity, EnterpriseField>;

const asRecorded = {name: {onRecord: true}, idType: {onRecord: true}, idNumber: {onRecord: true}} as const;

/** What a page needs to go on with a ticket after a reload: of a value that is not on record, only its field's name. */
export const ticketStandingOf = (parts: LegalRepNeeds, asker: Asker, id: string): TicketAnswer => {
  const {user} = asker;
  const ticket = parts.openTicket(parts, asker, {ticket: id, whose: 'legal-rep'});
  if (typeof ticket === 'string') return {passed: false, refusal: {code: ticket}};
  const {next, legalRep, until} = ticket;
  const recorded = readIdentity(asRecorded, identityOfLegalRep(parts.profiles.recordOf(user)));
  const names = ['name', 'idType', 'idNumber'] as const;
  return {
    subject: user.subject,
    next,
    expiresAt: new Date(until).toISOString(),
    legalRepIdType: legalRep.idType,
    typed: names.filter((part) => legalRep[part] !== recorded[part]).map((part) => fieldOf[part]),
  };
};
