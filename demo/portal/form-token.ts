import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto';

const secret = randomBytes(32);

type Form = 'sign-in' | 'sign-out' | 'scene';

/**
 * Shows that a form comes from a page that we gave to this visitor or session. It is computed from their id, so nothing
 * needs to be stored.
 */
export const formToken = (form: Form, id: string): string =>
  createHmac('sha256', secret).update(`${form}\n${id}`).digest('base64url');

export const isFormToken = (token: string, form: Form, id: string): boolean => {
  const [given, right] = [Buffer.from(token), Buffer.from(formToken(form, id))];
  return given.length === right.length && timingSafeEqual(given, right);
};
