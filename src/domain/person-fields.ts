import type {EnterpriseField} from './enterprise-draft.js';
import type {TicketStanding} from './legal-rep.schemas.js';
import type {PersonFields} from './person-draft.js';
import type {Profile, ProfileField} from './profile.schemas.js';
import {valueIn, type TypedValues} from './record-draft.js';

/* The known data of the persons whom the legal representative's path checks. */

const empty: ProfileField = {display: '', onRecord: false, masked: false};
const unasked = {validFrom: empty, validTo: empty, bankCard: empty, mobile: empty};

/** Typed in the first step, on a page that was loaded again since. */
const forgotten: ProfileField = {display: '***', onRecord: true, masked: true};

/**
 * The legal representative after the first step. The ticket holds what was sent there, and of a ticket that was recalled
 * no more is known than the type of the document.
 */
export const legalRepFields = (
  {enterprise}: Profile,
  draft: TypedValues<EnterpriseField>,
  recalled?: Pick<TicketStanding, 'legalRepIdType' | 'typed'>,
): PersonFields => {
  const settled = (name: EnterpriseField): ProfileField => {
    if (recalled && name === 'legalRepIdType') return {...forgotten, display: recalled.legalRepIdType, masked: false};
    if (recalled?.typed.includes(name)) return forgotten;
    const value = valueIn(enterprise, draft, name);
    return {...enterprise[name], ...(value !== undefined && {display: value, masked: false}), onRecord: true};
  };
  return {
    name: settled('legalRepName'),
    idType: settled('legalRepIdType'),
    idNumber: settled('legalRepIdNumber'),
    ...unasked,
  };
};

/** The account holder, as on record. The mobile on record is often the one that the bank has, so it is not asked for again. */
export const holderFields = ({account}: Profile): PersonFields => ({
  ...unasked,
  mobile: account.mobile,
  name: account.holderName,
  idType: account.idType,
  idNumber: account.idNumber,
  validFrom: account.validFrom,
  validTo: account.validTo,
});
