import {sendKeys} from '@web/test-runner-commands';
import {Journey} from '../../src/components/element/journey/journey.js';
import {icCard} from '../../src/components/element/paths/ic-card.chunk.js';
import type {Path} from '../../src/components/path/method.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {randomPin} from '../domain/random-pin.js';
import {expectAccessible, violationsOf} from '../harness/axe.js';
import {CertPage} from '../harness/cert-page.js';
import {deepAll, focused, isShown, until, wordsOf} from '../../walks/dom.js';
import {LegalRepPage, validity, person, texts as legalRep} from '../harness/legal-rep-page.js';
import {ProfilePage} from '../harness/profile-page.js';
import {inGroups} from '../harness/element-page.js';
import {expect, fixture, html} from '../harness/expect.js';
import {inEveryLook} from '../harness/looks.js';
import {fails} from '../harness/outside.js';
import {quickStates} from '../harness/states.js';

describe('Every step, checked with axe', () => {
  // Each state of it, in dark and in forced colours, too: `accessible.release`.
  for (const {id, show} of quickStates) {
    it(`is accessible, marks required fields with *, and shows the support code with a failure or result: ${id}`, async () => {
      const {headings, host, isAnEnd, root, supportCode} = await show();
      expect(headings[0]).to.be.a('string').and.not.equal('');
      if (isAnEnd) expect(supportCode).to.equal(inGroups(host.log.id));
      const required = deepAll<HTMLInputElement>(root, '[aria-required=true]').filter(isShown);
      for (const {labels} of required) expect(wordsOf(labels?.[0] as Element)).to.match(/^\*/u);
      await expectAccessible(host);
    });
  }

  for (const name of ['element-ui', 'ant-design', 'tdesign']) {
    it(`is accessible in the look of a library: ${name}`, async () => {
      const {href} = new URL(`../../docs/themes/${name}.css`, import.meta.url);
      const style = await fixture<HTMLStyleElement>(html`<style></style>`);
      style.textContent = await (await fetch(href)).text();
      for (const show of [
        () => CertPage.atHome(),
        () => CertPage.atPin(),
        () => LegalRepPage.atForm({legalRepName: '王'}),
        () => CertPage.open({getStatus: fails('backend', {quote: 'No'})}),
      ]) {
        const page = await show();
        expect(getComputedStyle(page.cert).getPropertyValue('--sw-font-size')).to.equal('14px');
        await until('a screen is there', () => page.pressables.length > 0);
        await expectAccessible(page.cert);
        // Of a border, which axe does not look at, 3 to 1 on white.
        const [, ...border] =
          /#(..)(..)(..)/.exec(getComputedStyle(page.cert).getPropertyValue('--sw-color-control-border')) ?? [];
        expect(Math.max(...border.map((each) => parseInt(each, 16)))).to.be.at.most(0x94);
      }
    });
  }

  it('fails the axe check when the text contrast is too low', async () => {
    const page = await CertPage.atHome();
    page.cert.style.setProperty('--sw-color-text-muted', '#ddd');
    expect((await violationsOf(page.cert)).join()).to.contain('color-contrast');
  });
});

describe('Opening a method', () => {
  const Cert = customElements.get('sw-realname-cert') as typeof RealnameCert;

  /** Defines an element whose card's path arrives like this. */
  const defineWith = (tag: string, arrives: () => Promise<never>): void => {
    const load = (): ReturnType<Path['load']> => [arrives(), arrives()];
    const loadJourney = () => Promise.resolve({Journey, paths: [{...icCard, load}]});
    customElements.define(
      tag,
      class extends Cert {
        static override readonly loaders = new Set([loadJourney]);
      },
    );
  };
  defineWith('x-never-opens', () => new Promise(() => undefined));
  defineWith('x-cannot-open', () => Promise.reject(new TypeError('Failed to fetch')));

  it('displays an accessible loading message, and the wait can be cancelled', async () => {
    const page = await CertPage.atHome({tag: 'x-never-opens'});
    await page.press('IC卡认证');
    await page.shows('正在打开…');
    // For a wait that lasts, and then it pushes nothing aside.
    const [cancel] = deepAll(page.root, '.wait button');
    const place = JSON.stringify(cancel?.getBoundingClientRect());
    expect(page.words).not.to.contain('取消');
    await page.shows('取消');
    expect(JSON.stringify(cancel?.getBoundingClientRect())).to.equal(place);
    await inEveryLook(page);
    await page.press('取消');
    await page.at('home');
  });

  it('displays an accessible error when its script fails to load, and leads back to home', async () => {
    const page = await CertPage.atHome({tag: 'x-cannot-open'});
    await page.press('IC卡认证');
    await page.at('notOpened');
    await page.shows('代码 network / ic-card');
    await inEveryLook(page);
    await page.press('返回选择认证方式');
    await page.at('home');
  });
});

describe('The keyboard alone', () => {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await sendKeys({press: key});
  };
  const styleOf = (property: 'outlineStyle' | 'borderInlineStartStyle') => (): string =>
    getComputedStyle(focused() as Element)[property];
  const ring = styleOf('outlineStyle');
  /** Before a heading, which cannot be pressed. */
  const bar = styleOf('borderInlineStartStyle');

  it('leads from home to the result and back, with the focus in sight at every step', async () => {
    const page = await CertPage.atHome();
    const pin = randomPin();
    await press('Tab');
    expect(page.focusedWords).to.equal('IC卡认证');
    expect(ring()).to.equal('solid');
    await press('Enter');
    await page.at('awaitingPin');
    expect(page.focusedWords).to.equal('IC卡实名认证');
    expect([ring(), bar()]).to.deep.equal(['none', 'solid']);
    await press('Tab');
    expect(page.focusedWords).to.equal('*密码');
    expect(ring()).to.equal('solid');
    const order: string[] = [];
    for (let times = 0; times < 4; times++) {
      await press('Tab');
      order.push(page.focusedWords);
    }
    expect(order).to.deep.equal(['显示密码', '忘记密码或卡被锁定', '登录', '重新读卡']);
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    await sendKeys({type: pin});
    await press('Enter');
    await page.at('result');
    expect(page.outside.pins).to.deep.equal([pin]);
    expect(page.focusedWords).to.equal('已通过企业实名认证');
    await press('Tab', 'Tab');
    expect(page.focusedWords).to.equal('稍后再登录');
    await press('Enter');
    await page.at('home');
    expect(page.focusedWords).to.equal('实名认证方式选择');
  });

  it('keeps the focus in the help dialog until the dialog is closed', async () => {
    const page = await CertPage.atPin();
    page.fields.input('pin').focus();
    await press('Tab', 'Tab', 'Enter');
    await page.shows('忘记密码或卡被锁定');
    await press('Tab', 'Tab', 'Tab');
    const inDialog = focused()?.localName === 'body' || page.focusedWords === '知道了';
    expect(inDialog, page.focusedWords).to.be.true;
    await press('Escape');
    expect(page.focusedWords).to.equal('忘记密码或卡被锁定');
  });

  it('ticks 长期有效 on the legal representative’s path, and leads from the error summary to the field and to the next step', async () => {
    const page = await LegalRepPage.atIdCard();
    await press('Tab', 'Enter');
    await page.drawn();
    expect(page.focusedWords).to.match(new RegExp(`^${legalRep.errorSummary}`));
    await press('Tab', 'Enter');
    expect(page.focusedWords).to.equal(`*${legalRep.labels.validFrom}`);
    await sendKeys({type: validity.validFrom});
    await press('Tab', 'Tab', 'Tab', 'Space');
    await page.drawn();
    expect(page.focusedWords).to.equal(legalRep.longTerm);
    await press('Tab');
    expect(page.focusedWords).to.equal(person.next);
    await press('Enter');
    await page.at('legalRep.confirming');
    expect(page.facts[legalRep.labels.validTo]).to.equal(legalRep.longTerm);
  });

  it('chooses a document type in the form of the account', async () => {
    const page = await ProfilePage.atForm('account');
    await press('Tab', 'Tab');
    expect(page.focusedWords).to.equal('*证件类型');
    await press('ArrowDown');
    await page.drawn();
    expect(page.fields.value('idType')).to.equal('passport-prc');
  });
});
