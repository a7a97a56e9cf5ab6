import fc from 'fast-check';
import {luhnCheck, orgCheck, personNumber, usccCheck, usccLetters} from './oracles.js';

export const digits = '0123456789';

export const textOf = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.string({unit: fc.constantFrom(...Array.from(alphabet)), minLength: length, maxLength: length});

/** Codes with both check characters right, registered by a market regulator anywhere but in Fujian. */
export const soundUscc = fc
  .tuple(fc.constantFrom('91', '92', '93'), textOf('01246789', 1), textOf(digits, 5), textOf(usccLetters, 8))
  .map(([start, province, place, body]) => {
    const first17 = `${start}${province}${place}${body}${orgCheck(body)}`;
    return first17 + usccCheck(first17);
  });

const day = fc
  .date({min: new Date('1930-01-01'), max: new Date('2007-12-31'), noInvalidDate: true})
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

export const soundResidentId = fc
  .tuple(fc.constantFrom('11', '35', '44', '65'), textOf(digits, 4), day, textOf(digits, 3))
  .map(([province, place, birth, sequence]) => personNumber(province + place, birth, sequence));

export const soundCard = fc.integer({min: 15, max: 18}).chain((length) =>
  textOf(digits, length - 2).map((rest) => {
    const first = `62${rest}`;
    return first + luhnCheck(first);
  }),
);

/** What people paste, and what nobody would: of all planes, halves of pairs and the characters that rules speak of. */
export const wildText = fc.oneof(
  fc.string({unit: 'binary', maxLength: 40}),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from('0129AEIXZaz公张三·.。 -－()（）１Ａ　<年月日长期'),
      '\u200B',
      '\uD800',
      '\uFA18',
      '\uE863',
      '𠮷',
      '\n',
      'Х',
      '+86',
    ),
    maxLength: 24,
  }),
  fc.oneof(soundUscc, soundResidentId, soundCard),
);
