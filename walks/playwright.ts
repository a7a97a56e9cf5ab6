/** The entry `sw-realname-cert/playwright.js`: what a host's tests do with the widget in a page of theirs. */
import {confirmedWalk} from './admin-requests.walk.js';
import {askingWalk} from './admin-assist.walk.js';
import {LocatorActions, PageDriver} from './drive-page.js';
import {icCardWalk} from './ic-card.walk.js';
import {walkByChecks} from './legal-rep.walk.js';
import type {
  AdministratorOptions,
  AssistanceOptions,
  CardOptions,
  LegalRepOptions,
  PageOptions,
  PageShape,
} from './playwright.types.js';
import {take, type Known, type Said} from './walk.js';

export type * from './playwright.types.js';

const userOf = (
  page: PageShape,
  {element = 'sw-realname-cert', timeout = 20_000}: PageOptions,
  known: Partial<Known> = {},
): {readonly actions: LocatorActions; readonly driver: PageDriver} => {
  const actions = new LocatorActions(page.locator(element), Date.now() + timeout);
  return {actions, driver: new PageDriver(actions, known)};
};

/**
 * From home, or from the method where it stands alone, to the result. Like the others here, rejects when the time is
 * over, and says at which step it stood, what it looked for, and the element's step and last error.
 */
export const certifyByCard = (page: PageShape, {pin = '88888888', ...options}: CardOptions = {}): Promise<void> =>
  take(userOf(page, options, {pin}).driver, icCardWalk);

/** The same by the legal representative's identity. */
export const certifyByLegalRep = (page: PageShape, options: LegalRepOptions = {}): Promise<void> =>
  take(userOf(page, options).driver, walkByChecks(options));

/**
 * Asks an administrator of the enterprise for help. Resolves with the number that the user has to tell, for
 * `confirmAsAdministrator`.
 */
export const askAdministrator = async (
  page: PageShape,
  {enterprise, ...options}: AssistanceOptions = {},
): Promise<string> => {
  const {actions, driver} = userOf(page, options);
  await take(driver, askingWalk(enterprise));
  return actions.textOf('.number');
};

/** In `sw-admin-requests`: opens a request, types its number, and agrees. A step-up of your page is yours to answer. */
export const confirmAsAdministrator = (
  page: PageShape,
  {number, name, element = 'sw-admin-requests', ...options}: AdministratorOptions,
): Promise<void> => {
  const ofName: Said | undefined = name === undefined ? undefined : (t) => t['admin-requests'].openOf(name);
  const steps = confirmedWalk.steps.map((step, index) => (index === 0 && ofName ? {...step, press: ofName} : step));
  return take(userOf(page, {element, ...options}, {number}).driver, {...confirmedWalk, steps});
};

/** Waits until this level is in force, such as `high`. One that counts from the next sign-in on comes after that. */
export const expectLevel = async (page: PageShape, level: string, options: PageOptions = {}): Promise<void> => {
  const {actions, driver} = userOf(page, options);
  await driver.until(`the level ${level}`, async () => (await actions.says()).level === level || undefined);
};
