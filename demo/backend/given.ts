import {isIdType, checkIdNumber} from '../../src/domain/id-types.js';
import {normalisePersonName} from '../../src/domain/identifiers/person-name.js';
import type {Given, PersonClaim} from '../../src/domain/legal-rep.schemas.js';
import {decrypt} from '../encrypt.js';
import type {Identity} from './people.js';
import {Problem} from './problem.js';

/** A value as it was typed, be it encrypted; or what is known here already, where that is meant. */
export const readGiven = (given: Given, known: string): string => {
  if (typeof given === 'string') return given;
  if ('onRecord' in given) return known;
  const text = decrypt(given.enc);
  if (text === undefined) throw new Problem('invalid-request');
  return text;
};

/** Normalised, so that it can be compared; what is no document of ours has no number. */
export const readIdentity = ({name, idType, idNumber}: PersonClaim, known: Identity): Identity => {
  const type = readGiven(idType, known.idType);
  return {
    name: normalisePersonName(readGiven(name, known.name)),
    idType: type,
    idNumber: isIdType(type) ? checkIdNumber(type, readGiven(idNumber, known.idNumber)).value : '',
  };
};
