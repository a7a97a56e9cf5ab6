import {licence} from '../../demo/pages/e-licence.js';
import {handoffCodeTexts, externalTexts} from '../../src/components/external/external.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {ExternalMethod} from '../../src/domain/external-methods.js';
import type {HandoffStatus} from '../../src/domain/handoff.schemas.js';
import {phoneMustShow} from '../../src/domain/method-status.js';
import type {MethodStatus, Status} from '../../src/domain/schemas.js';
import {fakeHandoff, fakeStatus} from '../../src/fakes.js';
import {ownMethodWalk} from '../../walks/external.walk.js';
import {BankPage} from './bank-ukey-page.js';
import type {PageOptions} from './cert-page.js';
import {says} from './outside.js';

/** All that the path of a host's external method says in Chinese. */
export const texts = {
  ...pathTexts.reference,
  ...(externalTexts.reference as Required<typeof externalTexts.reference>),
};
export const {reference: codeTexts} = handoffCodeTexts;

export const id = licence.id;
export const wallet = '样例执照夹';
export const url = 'https://wallet.example.cn/s/Qm4tYk7R2b';
const place = 'sample-wallet';

/** The fakes' user, who may certify by a method that the host brings, too. */
export const saysOfLicence = (changes: Partial<MethodStatus> = {}, more: Partial<Status> = {}) =>
  says({
    methods: [
      ...fakeStatus().methods,
      {id, state: 'not-certified', enabled: true, phoneShows: [...phoneMustShow], ...changes},
    ],
    ...more,
  });

const inFiveMinutes = (): string => new Date(Date.now() + 300_000).toISOString();

export const isShown = async (): Promise<HandoffStatus> => {
  const {subject} = fakeStatus();
  return {open: true, subject, method: id, place, by: 'code', url, expiresAt: inFiveMinutes()};
};
export const isScanned = async (): Promise<HandoffStatus> => ({...(await isShown()), scanned: true});

const walk = (by: 'link' | 'code') => ownMethodWalk(licence, by);

export const licenceAnswers = {
  getStatus: saysOfLicence({}, {profile: 'complete'}),
  createHandoff: async () => fakeHandoff({url, expiresAt: inFiveMinutes()}),
  getHandoff: isShown,
};

/** A public element whose host brings a method. */
export class LicencePage extends BankPage {
  constructor({set, ...options}: PageOptions = {}) {
    super({...licenceAnswers, ...options, set: {externalMethods: [licence], ...set}});
  }

  /** The choice, where the method is by these ways. */
  static atChoiceOf(by: ExternalMethod['by'] & {}, {set, ...options}: PageOptions = {}): Promise<LicencePage> {
    return LicencePage.at(
      walk('link'),
      {to: 'choosing'},
      {...options, set: {externalMethods: [{...licence, by}], ...set}},
    );
  }

  /** The one button there was pressed. */
  static chosenBy(by: 'link' | 'code', {set, ...options}: PageOptions = {}): Promise<LicencePage> {
    return LicencePage.at(
      walk(by),
      {through: 'choosing'},
      {...options, set: {externalMethods: [{...licence, by}], ...set}},
    );
  }

  /** A code shows. */
  static async atCode(options?: PageOptions): Promise<LicencePage> {
    const page = await LicencePage.chosenBy('code', options);
    await page.shows(codeTexts.own);
    return page;
  }
}
