import {randomInt} from 'node:crypto';
import {luhn} from '../../src/domain/identifiers/bank-card.js';
import {checkCharacter} from '../../src/domain/identifiers/person-number.js';

const digits = (count: number): string => Array.from({length: count}, () => randomInt(10)).join('');

/** Ideographs that stand nowhere in this order by chance. */
const ideographs = (count: number): string =>
  Array.from({length: count}, () => String.fromCharCode(randomInt(0x4e00, 0x9fa6))).join('');

/** A person and an enterprise that are nobody’s: whoever finds one of these values has found what was typed. */
export const makeUp = (born: readonly [from: number, until: number] = [1960, 2000]) => {
  const person = `310100${String(randomInt(...born))}0${String(randomInt(1, 10))}1${String(randomInt(10))}${digits(3)}`;
  // As the manual’s sample is made: well formed, with characters 9 to 17 for the organisation code.
  const uscc = `DYCK1234567${digits(7)}`;
  return {
    enterpriseName: `${ideographs(8)}有限公司`,
    uscc,
    orgCode: uscc.slice(8, 17),
    legalRep: ideographs(4),
    holder: ideographs(4),
    idNumber: person + checkCharacter(person),
  };
};

/** A bank card and its mobile, an ID card's dates and a code that are nobody’s. */
export const makeUpCard = () => {
  const card = `62${digits(16)}`;
  const from = `201${String(randomInt(5, 9))}0${String(randomInt(1, 10))}2${String(randomInt(9))}`;
  return {
    bankCard: card + Array.from({length: 10}, (_, digit) => String(digit)).find((digit) => luhn(card + digit))!,
    mobile: `139${digits(8)}`,
    validFrom: from,
    validTo: String(Number(from) + 200_000),
    // Not the one that the demo takes, nor what stands in its words.
    smsCode: `9${digits(5)}`,
  };
};
