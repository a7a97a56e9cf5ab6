import {methodParameter, pollingKeyOf, returnParameter} from '../../src/adapters/polling.key.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import {bankUkeyTexts} from '../../src/components/external/bank-ukey.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {BankId} from '../../src/domain/bank-ids.js';
import type {HandoffStatus} from '../../src/domain/handoff.schemas.js';
import type {PlaceStatus} from '../../src/domain/places.js';
import type {MethodStatus, Status} from '../../src/domain/schemas.js';
import {fakeHandoff, fakePending, fakeStatus} from '../../src/fakes.js';
import {deepAll} from '../../walks/dom.js';
import {bankWalk} from '../../walks/external.walk.js';
import type {Way} from '../../walks/walk.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {says} from './outside.js';

/** All that the bank path says in Chinese. */
export const texts = {...pathTexts.reference, ...bankUkeyTexts.reference};

export const ccb = '中国建设银行';

/** The fakes' user, who may certify by a bank, too. */
export const saysOfBanks = (places?: PlaceStatus[], changes: Partial<Status> = {}) =>
  says({
    methods: [
      ...fakeStatus().methods,
      {id: 'bank-ukey', state: 'not-certified', enabled: true, ...(places && {places})},
    ],
    ...changes,
  });

/** The same user, and the bank has passed them. */
export const saysPassed = (changes: Partial<MethodStatus> = {}) =>
  says({
    methods: [...fakeStatus().methods, {id: 'bank-ukey', state: 'certified', enabled: true, via: 'ccb', ...changes}],
  });

export const isOpen = async (): Promise<HandoffStatus> => {
  const {subject, url, expiresAt} = fakeHandoff();
  return {open: true, subject, method: 'bank-ukey', place: 'ccb', by: 'link', url, expiresAt};
};
export const isPending = async (): Promise<HandoffStatus> => fakePending(60);

/** As an earlier page does it. */
export const {remember: rememberHandoff, forget: forgetHandoff} = pollingStore('bank-ukey');

/** What a page has kept of the way of this user. */
export const kept = (subject = 'subject-1', method = 'bank-ukey'): string | null =>
  sessionStorage.getItem(pollingKeyOf(subject, method));

const {href} = location;
const {now} = Date;
const hidden = Object.getOwnPropertyDescriptor(Document.prototype, 'hidden');

/** To be called once in each file: nothing that a test left behind meets the next one. */
export const tidyUp = (): void => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '', href);
    Date.now = now;
    if (hidden) Object.defineProperty(Document.prototype, 'hidden', hidden);
  });
};

/** As if a bank, or the place of another method, had sent the user back to this page. */
export const returnFor = (id: string, method?: string): void => {
  const address = new URL(href);
  if (method !== undefined) address.searchParams.set(methodParameter, method);
  address.searchParams.set(returnParameter, id);
  history.replaceState({page: 1}, '', address);
};

/** The page is looked at, or not. */
export const look = (isSeen: boolean): void => {
  Object.defineProperty(Document.prototype, 'hidden', {get: () => !isSeen, configurable: true});
  document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));
};

/** So much later; clocks that run already are not moved. */
export const later = (ms: number): void => {
  const before = Date.now;
  Date.now = () => before() + ms;
};

/** Somebody looks at the page again. Resolves when that has asked: a second after it was asked before, at the latest. */
export const wake = (): Promise<void> => {
  dispatchEvent(new Event('focus'));
  return new Promise((resolve) => {
    setTimeout(resolve, 1_000);
  });
};

const at =
  (way: Way) =>
  (options?: PageOptions, id: BankId = 'ccb') =>
    BankPage.at(bankWalk(id), way, options);

/** A public element whose bank path shows. By default nobody at the bank has decided anything. */
export class BankPage extends CertPage {
  /** The links that a browser would have followed. */
  readonly followed: string[] = [];

  constructor(options: PageOptions = {}) {
    super({getStatus: saysOfBanks(), getHandoff: isOpen, ...options});
    // Nobody leaves in a test.
    this.cert.addEventListener('click', (event) => {
      const [target] = event.composedPath();
      const link = target instanceof Element ? target.closest('a') : null;
      if (!link) return;
      if (!event.defaultPrevented) this.followed.push(link.href);
      event.preventDefault();
    });
  }

  static readonly atChoice = at({to: 'choosing'});
  static readonly chosen = at({through: 'choosing'});
  /** The way to the bank is there. */
  static readonly atWay = at({to: 'waiting'});

  get way(): HTMLAnchorElement {
    const [link, ...others] = deepAll<HTMLAnchorElement>(this.root, 'a.button');
    if (!link || others.length > 0) throw new Error('There is not one way to a bank.');
    return link;
  }
}
