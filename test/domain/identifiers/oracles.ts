/* The standards once more, another way than the code does them: whole powers, big integers, no shortcut. */

const sumOf = (text: string, alphabet: string, factor: (position: number) => bigint): bigint =>
  Array.from(text).reduce((sum, character, at) => sum + BigInt(alphabet.indexOf(character)) * factor(at + 1), 0n);

export const usccLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const base36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The character of the alphabet with which the whole is divisible. */
const closing = (alphabet: string, sum: bigint, modulus: bigint): string =>
  Array.from(alphabet).find((_, value) => (sum + BigInt(value)) % modulus === 0n) ?? '?';

export const usccCheck = (first17: string): string =>
  closing(
    usccLetters,
    sumOf(first17, usccLetters, (position) => 3n ** BigInt(position - 1)),
    31n,
  );

/** None where the scheme of the pilot would need a 37th character. */
export const pilotCheck = (first17: string): string =>
  closing(
    base36,
    sumOf(first17, base36, (position) => 2n ** BigInt(position - 1)),
    37n,
  );

export const orgCheck = (first8: string): string =>
  closing(
    '0123456789X',
    sumOf(first8, base36, (position) => [3n, 7n, 9n, 10n, 5n, 8n, 4n, 2n][position - 1] ?? 0n),
    11n,
  );

/** ISO 7064 MOD 11-2: with its check character a number leaves 1. */
export const personCheck = (first17: string): string => {
  const sum = sumOf(first17, '0123456789', (position) => 2n ** BigInt(18 - position));
  return Array.from('0123456789X').find((_, value) => (sum + BigInt(value)) % 11n === 1n) ?? '?';
};

/** Of digits before the check digit; by the table of doubled digits. */
export const luhnCheck = (digits: string): string => {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, at) => total + Number(at % 2 === 0 ? '0246813579'.charAt(Number(digit)) : digit), 0);
  return String((100_000 - sum) % 10);
};

/** A number with the right check character, by default of nobody: the code of a whole province, sequence 001. */
export const personNumber = (start: string, birth: string, sequence = '001'): string => {
  const digits = start + birth + sequence;
  return digits + personCheck(digits);
};

/** A code with both check characters right, of the range that is reserved for use inside an organisation. */
export const fictitiousUscc = (start = '91310000', body = 'PDY00001'): string => {
  const first17 = start + body + orgCheck(body);
  return first17 + usccCheck(first17);
};

/** Every text that differs in one character. */
export const substitutions = (text: string, alphabet: string): string[] =>
  Array.from(text).flatMap((character, at) =>
    Array.from(alphabet)
      .filter((other) => other !== character)
      .map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  );

/** Every text in which two different neighbours have changed places. */
export const transpositions = (text: string): string[] =>
  Array.from(text.slice(1))
    .map((next, at) => text.slice(0, at) + next + text.charAt(at) + text.slice(at + 2))
    .filter((swapped) => swapped !== text);
