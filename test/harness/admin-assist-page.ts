import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {adminAssistTexts} from '../../src/components/admin-assist/admin-assist.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {MethodStatus} from '../../src/domain/schemas.js';
import {fakeStatus} from '../../src/fakes.js';
import {byCodeWalk} from '../../walks/admin-assist.walk.js';
import {deepAll} from '../../walks/dom.js';
import type {Way} from '../../walks/walk.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {says} from './outside.js';

/** All that the path says in Chinese. */
export const texts = {...pathTexts.reference, ...adminAssistTexts.reference};

export const enterprise = '上海浦东样例贸易有限公司';

/** The fakes' user, who may also ask an administrator. */
export const saysOfAssist = (changes: Partial<MethodStatus> = {}, others = fakeStatus().methods) =>
  says({methods: [...others, {id: 'admin-assist', state: 'not-certified', enabled: true, ...changes}]});

/** What a page has kept of the request of this user. */
export const kept = (subject = 'subject-1'): string | null =>
  sessionStorage.getItem(pollingKeyOf(subject, 'admin-assist'));

const named = {typed: {naming: {enterprise}}};
const at = (way: Way) => (options?: PageOptions, typed?: Readonly<Record<string, string>>) =>
  AssistPage.at(byCodeWalk, way, options, typed);

/** A public element whose path to the administrator shows. By default nobody has answered. */
export class AssistPage extends CertPage {
  constructor(options: PageOptions = {}) {
    super({getStatus: saysOfAssist(), ...options});
  }

  static readonly atForm = at({to: 'naming'});
  static readonly sent = at({through: 'naming', ...named});
  static readonly atWait = at({to: 'waiting', ...named});

  async enterCode(code: string): Promise<void> {
    await this.fill({code});
    await this.press(texts.check);
  }

  /** The number that the administrator is told. */
  get number(): string | undefined {
    return deepAll(this.root, '.number')[0]?.textContent;
  }
}
