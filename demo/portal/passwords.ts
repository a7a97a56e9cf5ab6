import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto';

/** Printed on the sign-in page. Every user of the demo has it. */
export const demoPassword = 'Demo-2026';

const keyBytes = 32;
const maxLength = 128;
/** Takes about 50 ms on an office PC, and 16 MiB. */
const cost = {N: 16_384, r: 8, p: 1};

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyBytes, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

/** A password as a portal would store it: with a salt of its own, by a function that is slow on purpose. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
};

export const isPassword = async (password: string, stored: string): Promise<boolean> => {
  const [, salt = '', key = ''] = stored.split('$');
  // Nobody makes the server hash a novel.
  if (password.length > maxLength) return false;
  const derived = await derive(password, Buffer.from(salt, 'base64url'));
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
};

/**
 * The stored passwords. They are hashed when first asked for, because the demo starts often and most visitors never
 * sign in by hand.
 */
export class Passwords {
  readonly #stored = new Map<string, Promise<string>>();
  readonly #users: ReadonlySet<string>;

  constructor(users: readonly string[]) {
    this.#users = new Set(users);
  }

  /** Takes as long for an unknown name as for a wrong password, so that the time does not tell who has an account. */
  async isRight(user: string, password: string): Promise<boolean> {
    const isKnown = this.#users.has(user);
    const isEqual = await isPassword(password, await this.#storedOf(isKnown ? user : ''));
    return isKnown && isEqual;
  }

  #storedOf(user: string): Promise<string> {
    const stored = this.#stored.get(user) ?? hashPassword(demoPassword);
    this.#stored.set(user, stored);
    return stored;
  }
}
