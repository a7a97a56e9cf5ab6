import {agreesTo, type Consent, type ConsentNotice} from '../../src/domain/consent.js';
import {normaliseOrgCode} from '../../src/domain/identifiers/org-code.js';
import {normaliseCode} from '../../src/domain/identifiers/text.js';
import type {EnterpriseAnswer, EnterpriseClaim} from '../../src/domain/legal-rep.schemas.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import {demoNotices, noticesByPerson} from '../consent.js';
import type {Asker} from './rate-limit.js';
import {type Decision, refuse} from './answer-with-events.js';
import {readGiven, readIdentity} from './read-field.js';
import type {Consented} from './events.js';
import {isOurPassport} from './account-verdict.js';
import {type LegalRepNeeds, nextStep, ticketHolderOf} from './legal-rep.js';
import {type Identity, identityOfLegalRep} from './people.js';
import type {ProfileRecord} from './records.js';
import {differencesOf, isLegalRepOf, knowsLegalRepOf} from './registry.js';

/** Fields that everybody can read in the registry, so a refusal may name them. */
const publicFields = ['enterpriseName', 'uscc', 'orgCode'] as const;

/** A claim as its schema parses it. */
type EnterpriseRequest = Omit<EnterpriseClaim, 'consent' | 'legalRepConsent' | 'version'> & {
  readonly consent?: Consent | undefined;
  readonly legalRepConsent?: Consent | undefined;
};

type Claimed = Readonly<Record<(typeof publicFields)[number], string>>;

const readClaim = ({enterpriseName, uscc, orgCode}: EnterpriseRequest, record: ProfileRecord): Claimed => ({
  enterpriseName: readGiven(enterpriseName, record.enterpriseName),
  uscc: normaliseCode(readGiven(uscc, record.uscc)),
  orgCode: normaliseOrgCode(readGiven(orgCode, record.orgCode)),
});

const isOwn = (uscc: string, record: ProfileRecord): boolean => uscc === record.uscc;

const judge = (
  claimed: Claimed,
  legalRep: Identity,
  record: ProfileRecord,
  checks: typeof enterpriseChecks,
): Refusal | undefined => {
  // A user who is signed in for one enterprise can certify only that enterprise.
  if (claimed.uscc === '' || !checks.isOwn(claimed.uscc, record))
    return {code: 'enterprise-mismatch', fields: ['uscc']};
  if (!knowsLegalRepOf(claimed.uscc)) return {code: 'enterprise-not-supported'};
  const differences: readonly string[] = differencesOf({...record, ...claimed});
  const fields = publicFields.filter((field) => claimed[field] === '' || differences.includes(field));
  if (fields.length > 0) return {code: 'enterprise-mismatch', fields};
  const {idType, idNumber} = legalRep;
  if (idType === 'passport-prc' && idNumber !== '' && !isOurPassport(idNumber))
    return {code: 'passport-not-prc', fields: ['legalRepIdNumber']};
  // The response does not tell which of name, type and number is wrong.
  return checks.isLegalRepOf(claimed.uscc, legalRep) ? undefined : {code: 'person-mismatch'};
};

type Agreed = Pick<ConsentNotice, 'id' | 'version'> & Pick<Consented, 'declaredBy'>;

/** Either to the notice about both persons, or to the account holder's own, with the declaration about the other. */
const agreedTo = ({consent, legalRepConsent}: EnterpriseRequest): readonly Agreed[] => {
  const {accountHolder, legalRep} = noticesByPerson;
  const both = demoNotices['legal-rep'];
  if (agreesTo(both, consent)) return [both];
  return agreesTo(accountHolder, consent) && agreesTo(legalRep, legalRepConsent)
    ? [accountHolder, {...legalRep, declaredBy: 'account-holder'}]
    : [];
};

export const enterpriseChecks = {isOwn, isLegalRepOf, agreedTo};

/** Decides whether the enterprise and its legal representative are registered with these data. */
export const checkEnterprise = (
  parts: LegalRepNeeds,
  asker: Asker,
  claim: EnterpriseRequest,
  checks = enterpriseChecks,
): Decision<EnterpriseAnswer> => {
  const {user} = asker;
  if (!user.applicable) return refuse({code: 'not-applicable'});
  const off = user.methodsOff?.['legal-rep'];
  if (off !== undefined) return refuse({code: 'method-disabled', message: off});
  const agreed = checks.agreedTo(claim);
  if (agreed.length === 0) return refuse({code: 'consent-required'});
  const at = new Date(parts.now()).toISOString();
  // Written with what it allows, which is to compare the data: also where these do not fit.
  const consents = agreed.map(({id: noticeId, version, declaredBy}): Consented => {
    return {type: 'consented', user: user.id, noticeId, version, ...(declaredBy && {declaredBy}), at};
  });
  const record = parts.profiles.recordOf(user);
  const {legalRepName: name, legalRepIdType: idType, legalRepIdNumber: idNumber} = claim;
  const claimed = readClaim(claim, record);
  const legalRep = readIdentity({name, idType, idNumber}, identityOfLegalRep(record));
  const refusal = judge(claimed, legalRep, record, checks);
  if (refusal) return refuse(refusal, consents);
  const findings = {enterpriseName: claimed.enterpriseName, legalRep, next: 'legal-rep'} as const;
  const ticket = parts.tickets.issue(ticketHolderOf(parts, asker), findings);
  return {answer: nextStep(ticket), happenings: consents};
};
