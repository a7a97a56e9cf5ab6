import {expect} from 'chai';
import {BankJourney, say} from './bank-journey.js';
import {banks} from './bank-visit.js';
import type {JourneyOptions} from './journey.js';
import {LegalRepJourney} from './legal-rep-journey.js';
import {arrive, goOn, seesAgain, send, toRequest} from './legal-rep-operations.js';
import type {Operation} from './legal-rep-requests.js';
import {ProfileJourney} from './profile-journey.js';
import {RecordJourney} from './record-journey.js';
import {type Stage, useStage} from './stage.js';

/** A question that finds no session any more, and how the same user goes on from there. */
interface Cell {
  readonly question: readonly [method: string, path: string, when?: string];
  /** To where the next press asks it; then come that press, what shows afterwards, and the way to the end. */
  readonly begin: (
    stage: Stage,
    options: JourneyOptions,
  ) => Promise<{
    journey: RecordJourney;
    ask: () => Promise<unknown>;
    seesAgain: () => Promise<unknown>;
    finish?: () => Promise<unknown>;
  }>;
  /** What the backend has done by then. */
  readonly effects: readonly string[];
}

const names = {enterprise: '上海浦东样例国际贸易有限公司', account: '张三丰'};
const labels = {enterprise: '企业中文名称', account: '*姓名'};

const saving = (part: 'enterprise' | 'account'): Cell => ({
  question: ['PUT', `/profile/${part}`],
  begin: async (...args) => {
    const journey = await ProfileJourney.open(...args);
    const {check, confirm} = journey.profileWords;
    await journey.edit(part);
    await journey.fill({[labels[part]]: names[part]});
    await journey.save();
    return {
      journey,
      ask: () => journey.press(confirm),
      seesAgain: async () => {
        await journey.heading(check).waitFor();
        await journey.sees(names[part]);
      },
      finish: async () => {
        await journey.press(confirm);
        await journey.seesSaved();
        expect(new Set(journey.sent.map(({key}) => key)).size).to.equal(1);
      },
    };
  },
  effects: ['profile'],
});

const byCard = (question: string, why: string | undefined, effects: readonly string[]): Cell => ({
  question: ['POST', `/ic-card/${question}`],
  begin: async (...args) => {
    const journey = await RecordJourney.open(...args);
    await journey.readCard();
    return {
      journey,
      ask: () => journey.signInWith(journey.pin),
      seesAgain: async () => {
        await journey.seesPinForm();
        expect(await journey.pinField.inputValue()).to.equal('');
        if (why) await journey.sees(why);
      },
      finish: () => journey.finishByCard(),
    };
  },
  effects,
});

const byLegalRep = (operation: Operation, effects: readonly string[]): Cell => ({
  question: ['POST', `/legal-rep/${operation}`],
  begin: async (...args) => {
    const journey = await LegalRepJourney.open(...args);
    await toRequest[operation](journey);
    return {
      journey,
      ask: () => send(journey, operation),
      seesAgain: () => seesAgain(journey, operation),
      finish: async () => {
        await goOn(journey, operation);
        await arrive(journey, operation);
        const [first, second, ...more] = journey.sentTo(operation);
        expect(second).to.deep.equal(first);
        expect(more).to.deep.equal([]);
        if (operation === 'sms-codes') await journey.enterCode();
        if (operation === 'enterprise') {
          await journey.fillDates('陈静');
          await journey.send(2);
        }
        await journey.seesStep(3);
        await journey.send(3);
        await journey.seesResult();
      },
    };
  },
  effects: effects.map((effect) => (effect === 'certified' ? effect : effect.replace(/^(?!sms-sent)/, 'legal-rep/'))),
});

const byIdCard = ['enterprise', 'id-card', 'id-card', 'certified'];
const byBankCard = ['enterprise', 'sms-codes', 'sms-sent', 'bank-card', 'id-card', 'certified'];

/** Before the way to the bank is made, or with one that is open: in the page that made it, or in one after that. */
const atBank = (method: 'GET' | 'POST', isReloaded = false): Cell => ({
  question: [method, `/bank-ukey/handoffs${method === 'GET' ? '/*' : ''}`, isReloaded ? ' after a reload' : ''],
  begin: async (...args) => {
    const journey = await BankJourney.open(...args);
    await journey.seesBanks();
    const press = () => journey.press(say.choose(banks.ccb.name));
    if (method === 'GET') {
      await press();
      await journey.link().waitFor();
    }
    const id = method === 'GET' ? await journey.handoffId() : undefined;
    // A page that waits asks by itself.
    const wait = async () => (isReloaded ? journey.page.reload() : undefined);
    return {
      journey,
      ask: method === 'GET' ? wait : press,
      seesAgain: async () => {
        if (id === undefined) await journey.link().waitFor();
        else {
          await journey.seesWaiting();
          expect(await journey.handoffId('ccb', true)).to.equal(id);
        }
      },
      finish: async () => {
        const bank = await journey.depart('ccb', method === 'GET');
        await journey.certifiesAt(bank);
      },
    };
  },
  effects: ['bank-ukey', 'certified'],
});

const opening = (path: 'profile' | 'legal-rep'): Cell => ({
  question: ['GET', '/profile', path === 'profile' ? ' by itself' : ' of the legal representative’s path'],
  begin: async (stage, options) => {
    const journey = await RecordJourney.open(stage, options);
    await journey.seesHome();
    return {
      journey,
      ask: () => journey.press(path === 'profile' ? '查看企业信息和账号信息' : '法人身份认证'),
      seesAgain: () => journey.button(path === 'profile' ? '修改账号信息' : '开始').waitFor(),
    };
  },
  effects: [],
});

const cells: readonly Cell[] = [
  opening('profile'),
  saving('enterprise'),
  saving('account'),
  byCard('challenges', undefined, ['ic-card', 'certified']),
  // What the card has signed was for the session before, so that it signs once more.
  byCard('verifications', '停留时间过长，这次登录已失效', ['ic-card', 'ic-card', 'certified']),
  opening('legal-rep'),
  byLegalRep('enterprise', byIdCard),
  byLegalRep('id-card', byIdCard),
  byLegalRep('sms-codes', byBankCard),
  byLegalRep('bank-card', byBankCard),
  atBank('POST'),
  atBank('GET'),
  atBank('GET', true),
];

describe('A user whose session ends', () => {
  const stage = useStage();

  for (const {question, begin, effects} of cells) {
    const [method, path, when = ''] = question;
    it(`at ${method} ${path}${when} signs in again in another tab and continues at the same step`, async () => {
      const before = stage().happenings().length;
      const {journey, ask, seesAgain, finish} = await begin(stage(), {expected: ['status of 401']});
      await journey.signOutBefore(method, path);
      await ask();
      await journey.heading('登录已失效').waitFor();
      await journey.sees(say.resumeHow);
      await journey.signInElsewhere('zhangsan');
      await journey.press(say.resume);
      await seesAgain();
      await finish?.();
      const happened = stage()
        .happenings()
        .slice(before)
        .flatMap((each) => (each.type === 'tried' ? [each.what] : each.type === 'certified' ? [each.type] : []))
        .filter((effect) => effect !== 'ic-card/challenges');
      expect(happened).to.deep.equal(effects);
    });
  }
});
