import {expect} from 'chai';
import {certifiesAfter, expectCertified} from './agent-faults.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

/** What Chromium logs of an answer that is an error by its status. */
const failed = (status: number): string => `status of ${status}`;

describe('A user whose backend fails', () => {
  const stage = useStage();

  it('queries the status again when the backend works again', async () => {
    const journey = await Journey.open(stage(), {scenario: 'backend-status-down', expected: [failed(503)]});
    await journey.heading('服务器暂时无法处理').waitFor();
    await journey.sees(/代码 backend.*503.*请求编号 [\w-]+/);
    await journey.endScenario();
    await journey.press('重试');
    await journey.seesHome();
    await journey.readCard();
    await expectCertified(journey);
  });

  it('signs in again after the challenge request failed, and the card signed only once', async () => {
    const journey = await Journey.open(stage(), {expected: [failed(503)]});
    const repair = await journey.breakBackend('/ic-card/challenges');
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.sees('服务器暂时无法处理');
    expect(journey.signatures).to.equal(0);
    await repair();
    await expectCertified(journey);
    expect(journey.signatures).to.equal(1);
  });

  it('retries the verification without a second signature or PIN', async () => {
    const journey = await Journey.open(stage(), {expected: [failed(503)]});
    const repair = await journey.breakBackend('/ic-card/verifications');
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.heading('服务器暂时无法处理').waitFor();
    await Promise.all([journey.page.waitForResponse('**/ic-card/verifications'), journey.press('重试')]);
    await journey.heading('服务器暂时无法处理').waitFor();
    expect(await journey.cardMethod()).to.equal('not-certified');
    await repair();
    await journey.press('重试');
    await journey.seesResult();
    expect(await journey.cardMethod()).to.equal('certified');
    expect(journey.signatures).to.equal(1);
  });

  it('gets the same answer at a retry when the answer of a successful verification was lost', async () => {
    const journey = await Journey.open(stage(), {expected: ['ERR_FAILED']});
    const answers: string[] = [];
    await journey.page.route('**/ic-card/verifications', async (route) => {
      const response = await route.fetch();
      answers.push(await response.text());
      await (answers.length === 1 ? route.abort() : route.fulfill({response}));
    });
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.heading('没有连接上服务器').waitFor();
    await journey.press('重试');
    await journey.seesResult();
    expect(answers).to.have.length(2);
    expect(answers[1]).to.equal(answers[0]);
    expect(journey.signatures).to.equal(1);
  });

  const atTheChallenge = [
    {scenario: 'backend-down', status: 503, words: '服务器暂时无法处理'},
    {scenario: 'rate-limited', status: 429, words: '操作过于频繁', also: '1 分钟后再试'},
    {scenario: 'contract-challenge', words: '无法识别服务器的响应', also: 'cardChallenge'},
  ];
  for (const {scenario, status, words, also = words} of atTheChallenge) {
    it(`reads the card and signs in again after the scenario ${scenario}, in which nothing was signed`, async () => {
      const journey = await Journey.open(stage(), {scenario, expected: status ? [failed(status)] : []});
      await journey.readCard();
      await journey.signInWith(journey.pin);
      await journey.sees(words);
      await journey.sees(also);
      expect(journey.signatures).to.equal(0);
      await journey.endScenario();
      await certifiesAfter(journey, '重新读卡');
    });
  }

  it('reaches home when the backend’s answers are valid again', async () => {
    const journey = await Journey.open(stage(), {scenario: 'contract'});
    await journey.heading('无法识别服务器的响应').waitFor();
    await journey.sees(/代码 contract \/ getStatus/);
    await journey.endScenario();
    await journey.press('重试');
    await journey.seesHome();
  });

  it('can sign in again when the session has expired before the PIN is sent', async () => {
    const journey = await Journey.open(stage(), {scenario: 'signed-out', expected: [failed(401)]});
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.sees('登录已失效');
    expect(journey.signatures).to.equal(0);
    const reasons = await journey.reloginReasons();
    await journey.press('重新登录');
    expect(await reasons()).to.deep.equal(['unauthenticated']);
  });

  it('can sign in again when there is no session, and then reaches home', async () => {
    const journey = await Journey.open(stage(), {path: '/', expected: [failed(401)]});
    await journey.seesHome();
    await journey.page.context().clearCookies();
    await journey.chooseCard();
    await journey.press('返回选择认证方式');
    await journey.heading('登录已失效').waitFor();
    await journey.press('重新登录');
    await journey.page.waitForURL(/[?&]user=/);
    await journey.seesHome();
    await journey.readCard();
    await expectCertified(journey);
  });
});
