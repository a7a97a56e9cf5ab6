import {isIdType, checkIdNumber} from '../../src/domain/id-types.js';
import {normalisePersonName} from '../../src/domain/identifiers/person-name.js';
import type {Given, PersonClaim} from '../../src/domain/legal-rep.schemas.js';
import {decrypt} from '../encrypt.js';
import type {Identity} from './people.js';
import {Problem} from './problem.js';

/** A value as typed, decrypted if it was encrypted, or the known value if the request refers to it. */
export const readGiven = (given: Given, known: string): string => {
  if (typeof given === 'string') return given;
  if ('onRecord' in given) return known;
  const text = decrypt(given.enc);
  if (text === undefined) throw new Problem('invalid-request');
  return text;
};

/** The identity, normalised for comparison. An unknown document type has no number. */
export const readIdentity = ({name, idType, idNumber}: PersonClaim, known: Identity): Identity => {
  const type = readGiven(idType, known.idType);
  return {
    name: normalisePersonName(readGiven(name, known.name)),
    idType: type,
    idNumber: isIdType(type) ? checkIdNumber(type, readGiven(idNumber, known.idNumber)).value : '',
  };
};
