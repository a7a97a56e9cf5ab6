import {expect} from 'chai';
import type {Browser} from 'puppeteer-core';
import {findFirefox} from '../../scripts/firefox.js';
import {chenjing, people} from '../../simulators/backend/people.js';
import {branches} from '../../simulators/bank/branches.js';
import {ukeyPassword} from '../../simulators/bank/screens.js';
import {randomPin, useStage} from '../e2e/stage.js';
import {wordsIn} from '../e2e/words.js';
import {launchFirefox} from './firefox.js';
import {Visitor} from './visitor.js';

const say = wordsIn['zh-CN'];
const {bank: ofBank, help: asking, inbox} = say;
const user = 'zhangsan';
const bank = branches.find(({id}) => id === 'cmbc')!;
const [card] = people.find(({name}) => name === '张三')!.bankCards as [{number: string; mobile: string}];

const executablePath = findFirefox();

if (!executablePath) {
  it('Every path in Firefox: skipped, because Firefox is not installed and FIREFOX_PATH is not set');
} else {
  describe('In Firefox', () => {
    const stage = useStage();
    let browser: Browser;
    let visitors: Visitor[] = [];
    before(async () => {
      browser = await launchFirefox(executablePath);
      console.log(`  ${await browser.version()}`);
    });
    after(() => browser.close());
    afterEach(async () => {
      await Promise.all(visitors.map((each) => each.close()));
      visitors = [];
    });

    const open = async (...paths: readonly string[]): Promise<Visitor> => {
      const visitor = await Visitor.open(browser, ...paths.map((path) => stage().demo.url + path));
      visitors.push(visitor);
      return visitor;
    };

    /** Somebody at a page of the demo. Whatever an earlier test did, nobody is certified, and nobody asks for help. */
    const visit = (path: string, as = user): Promise<Visitor> => open(`/?scenario=fresh&user=${as}`, path);

    const expectCertified = async (visitor: Visitor, method: string, as = user): Promise<void> => {
      await visitor.sees(method === 'admin-assist' ? say.result.passedAsOperator : say.result.passed);
      expect(await stage().certifiedBy(as)).to.deep.equal([method]);
    };

    /** No page may have complained meanwhile. */
    const test = (title: string, body: () => Promise<void>): void => {
      it(title, async () => {
        await body();
        expect(visitors.flatMap(({problems}) => problems)).to.deep.equal([]);
      });
    };

    const toBank = async (visitor: Visitor): Promise<void> => {
      await visitor.press(say.methods['bank-ukey'].action);
      await visitor.press(ofBank.choose(bank.name));
    };

    /** Through the screens of the bank to its last page, and back. */
    const throughBank = async (visitor: Visitor): Promise<void> => {
      await visitor.goOn();
      await visitor.fill(`${bank.ukey}密码`, ukeyPassword);
      await visitor.goOn();
      await visitor.press('返回单一窗口');
    };

    for (const page of ['/embed.html', '/standalone.html']) {
      test(`certifies by card on ${page}`, async () => {
        const visitor = await visit(page);
        const pin = randomPin();
        stage().demo.agent.set({pin});
        await visitor.press(say.methods['ic-card'].action);
        await visitor.fill(say.card.pin, pin);
        await visitor.press(say.card.signIn);
        await expectCertified(visitor, 'ic-card');
      });

      test(`certifies by the legal representative’s ID card and the account holder’s bank card on ${page}`, async () => {
        const visitor = await visit(page);
        await visitor.press(say.methods['legal-rep'].action);
        await visitor.press(say.consent.agree);
        await visitor.press(say.rep.start);
        await visitor.press(say.consent.declare);
        await visitor.press(say.rep.next);
        await visitor.fill(say.record.labels.validFrom, chenjing.validFrom);
        await visitor.fill(say.record.labels.validTo, chenjing.validTo);
        await visitor.press(say.rep.next);
        await visitor.sees(say.rep.confirmTitle);
        await visitor.press(say.rep.confirm);
        await visitor.press(say.person.toBankCard);
        await visitor.fill(say.person.labels.bankCard, card.number);
        await visitor.press(say.person.sendCode);
        await visitor.fill(say.person.labels.smsCode, '123456');
        await visitor.press(say.person.check);
        await expectCertified(visitor, 'legal-rep');
      });

      test(`certifies at a bank, in a window of the bank’s, on ${page}`, async () => {
        const visitor = await visit(page);
        await toBank(visitor);
        await throughBank(await visitor.pressToOpen(ofBank.go(bank.name) + ofBank.newTab, stage().demo.bankUrl));
        await expectCertified(visitor, 'bank-ukey');
      });
    }

    test('certifies at a bank in the same window, where the result shows by itself', async () => {
      const visitor = await visit('/embed.html');
      await visitor.setOnWidget({handoff: 'same-tab', 'return-url': '/embed.html'});
      await toBank(visitor);
      await visitor.press(ofBank.go(bank.name));
      await throughBank(visitor);
      await expectCertified(visitor, 'bank-ukey');
    });

    test('certifies by an administrator, who types the number', async () => {
      const requester = await visit('/embed.html?view=admin-assist', 'jiangqi');
      await requester.fill(asking.enterprise, '上海浦东样例贸易有限公司');
      await requester.press(asking.send);
      const number = await requester.wordsAt('.number');
      const administrator = await open(`/requests.html?user=zhaoliu`);
      await administrator.press(inbox.open);
      await administrator.fill(inbox.number, number);
      await administrator.press(inbox.agree);
      await administrator.press(inbox.agreeConfirm);
      await administrator.sees(inbox.answered.confirmed);
      await requester.comeBack();
      await expectCertified(requester, 'admin-assist', 'jiangqi');
    });

    test('saves a change of the record', async () => {
      const name = '上海浦东样例国际贸易有限公司';
      const visitor = await visit('/embed.html?view=profile');
      const {profile} = say;
      await visitor.press(profile.change.enterprise);
      await visitor.fill(profile.labels.enterpriseName, name);
      await visitor.press(profile.save);
      await visitor.sees(profile.confirmTitle);
      await visitor.press(profile.confirm);
      await visitor.sees(profile.savedTitle);
      await visitor.press(profile.view);
      await visitor.sees(profile.title);
      await visitor.sees(name);
    });
  });
}
