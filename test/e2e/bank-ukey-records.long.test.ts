import {expect} from 'chai';
import {BankJourney, say, words} from './bank-journey.js';
import {useStage} from './stage.js';

const gone = 'status of 404';
const over = 'status of 410';

describe('A bank handoff that is not valid', () => {
  const stage = useStage();

  const seesProblem = async (journey: BankJourney, [what, how]: readonly string[], code: string): Promise<void> => {
    await journey.sees(what ?? '');
    await journey.sees(how ?? '');
    await journey.sees(`代码 ${code}`);
    await journey.seesBanks();
    expect(await journey.record()).to.equal(null);
  };

  /** From the banks, with all well again, to the result. */
  const begunAnew = async (journey: BankJourney): Promise<void> => {
    await journey.certifiesAt(await journey.toBank());
  };

  it('displays that it has expired at the backend, and a new one leads to the result', async () => {
    const journey = await BankJourney.open(stage(), {scenario: 'handoff-expires', expected: [over, gone]});
    await journey.seesBanks();
    const heard = await journey.listen('sw-error');
    const bank = await journey.toBank();
    const first = await journey.handoffId('ccb', true);
    await journey.page.waitForResponse((response) => response.status() === 410, {timeout: 15_000});
    for (const line of [...words.expired, '代码 handoff-expired']) await journey.sees(line);
    expect(await journey.record()).to.equal(null);
    await journey.press(say.chooseAgain);
    await journey.seesBanks();
    expect((await heard()).map(({code}) => code)).to.deep.equal(['handoff-expired']);
    await bank.page.reload();
    await bank.heading('没有这次认证');
    await bank.page.close();
    await journey.endScenario();
    await journey.choose();
    expect(await journey.handoffId()).not.to.equal(first);
    await journey.press(say.abandon);
    await journey.seesBanks();
    await begunAnew(journey);
  });

  it('stays cancelled when the bank passes it later', async function () {
    this.timeout(60_000);
    const [scenario, pending] = ['bank-pending', '认证已受理'];
    const journey = await BankJourney.open(stage(), {scenario});
    await journey.seesBanks();
    const heard = await journey.listen('sw-complete', 'sw-fail', 'sw-error');
    const bank = await journey.toBank();
    await bank.finish('ccb', pending);
    await journey.sees(say.pending);
    await journey.press(say.abandon);
    await journey.seesBanks();
    expect(await journey.record()).to.equal(null);
    // Whoever comes later is heard of later: then the first word has come, too.
    const later = await BankJourney.open(stage(), {scenario, user: 'lisi'});
    const again = await later.toBank();
    await again.finish('ccb', pending);
    await later.bankHasPassed();
    expect(await journey.bankMethod()).to.equal('not-certified');
    await journey.seesBanks();
    expect(await heard()).to.deep.equal([]);
  });

  it('displays a warning before it expires, and a new link leads to the result', async () => {
    const journey = await BankJourney.open(stage(), {scenario: 'handoff-expires'});
    await journey.choose();
    const first = await journey.handoffId();
    await journey.sees(say.endsSoon);
    await journey.endScenario();
    await journey.press(say.renew);
    await journey.page.getByText(say.endsSoon).waitFor({state: 'hidden'});
    const bank = await journey.depart();
    expect(await journey.handoffId('ccb', true)).not.to.equal(first);
    await journey.certifiesAt(bank);
    expect(journey.count('POST')).to.equal(2);
  });

  it('displays that it has expired while the page was closed', async () => {
    const journey = await BankJourney.open(stage(), {scenario: 'handoff-expires', expected: [over]});
    await journey.choose();
    const record = await journey.record();
    await journey.page.waitForResponse((response) => response.status() === 410, {timeout: 15_000});
    await journey.sees(words.expired[0] ?? '');
    await journey.keep(record ?? '');
    await journey.page.reload();
    await seesProblem(journey, words.expired, 'handoff-expired');
  });

  for (const view of ['home', 'bank-ukey'] as const) {
    it(`displays an error when the id in the address is made up, at ${view}, and changes nothing`, async () => {
      const journey = await BankJourney.open(stage(), {view, expected: [gone]});
      await (view === 'home' ? journey.seesHome() : journey.seesBanks());
      await journey.page.goto(`${journey.demo.url}/?view=${view}&sw-handoff=made-up&lang=zh-CN#there`);
      await seesProblem(journey, words.unknown, 'handoff-unknown');
      expect(journey.page.url()).to.equal(`${journey.demo.url}/?view=${view}&lang=zh-CN#there`);
      expect(await journey.bankMethod()).to.equal('not-certified');
      expect(journey.count('GET')).to.equal(1);
      await journey.press(say.toMethods);
      await journey.seesHome();
    });
  }

  it('is ignored when its id in the address is made up: the current handoff is queried', async () => {
    const journey = await BankJourney.open(stage());
    const bank = await journey.toBank();
    const id = await journey.handoffId('ccb', true);
    await journey.page.goto(`${journey.demo.url}/?sw-handoff=made-up&passed=true`);
    await journey.seesWaiting();
    expect(await journey.handoffId('ccb', true)).to.equal(id);
    expect(await journey.bankMethod()).to.equal('not-certified');
    await journey.certifiesAt(bank);
  });

  it('displays an error once when the stored record is damaged, and the record is deleted', async () => {
    const journey = await BankJourney.open(stage(), {view: 'home'});
    await journey.seesHome();
    await journey.keep('{"version":2,"method":"bank-ukey","id":"made-up"}');
    await journey.page.reload();
    await seesProblem(journey, words.damaged, 'handoff-record-damaged');
    expect(journey.count('GET')).to.equal(0);
    await journey.page.reload();
    await journey.seesHome();
    await journey.press('银行UKEY认证');
    await journey.seesBanks();
    expect(await journey.page.getByText(words.damaged[0] ?? '').count()).to.equal(0);
  });

  it('is invisible to another user who signs in, and stays stored for the first user', async () => {
    const journey = await BankJourney.open(stage(), {view: 'home'});
    await journey.press('银行UKEY认证');
    await journey.choose();
    const id = await journey.handoffId();
    const record = await journey.record();
    // So that this page has no time left to hear of the other user by itself.
    await journey.page.goto(`${journey.demo.url}/portal.css`);
    await journey.signInElsewhere('lisi');
    const asked = journey.count('GET');
    await journey.page.goto(`${journey.demo.url}/`);
    await journey.seesHome();
    await journey.press('银行UKEY认证');
    await journey.seesBanks();
    expect(journey.count('GET')).to.equal(asked);
    expect(await journey.record('lisi')).to.equal(null);
    expect(await journey.record()).to.equal(record);
    await begunAnew(journey);
    await journey.sees('北京');

    await journey.signInElsewhere('zhangsan');
    await journey.page.goto(`${journey.demo.url}/`);
    await journey.seesWaiting();
    expect(await journey.handoffId('ccb', true)).to.equal(id);
  });
});
