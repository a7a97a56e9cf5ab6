import {expect} from 'chai';
import {useDemo} from './server.harness.js';
import {SignInVisitor} from './sign-in.harness.js';

describe('The workbench’s scenarios', () => {
  const demo = useDemo();
  let visitor: SignInVisitor;
  let token: string;
  beforeEach(async () => {
    visitor = new SignInVisitor(demo());
    const html = await (await visitor.ask('/?scenario=normal&user=zhangsan')).text();
    token = /data-token="([^"]+)"/.exec(html)?.[1] ?? '';
  });

  const set = (scenario: string, given = token, headers: Record<string, string> = {}) =>
    visitor.json('/demo/scene', {token: given, scenario}, headers);

  it('are set without a page reload, for the page’s session', async () => {
    const answer = await set('no-card');
    expect(await answer.json()).to.deep.equal({agentUrl: demo().agentUrl, title: '读卡器中没有卡'});
    expect(demo().agent.settings.card).to.equal('none');
    await set('backend-status-down');
    expect((await visitor.ask('/api/realname-cert/status')).status).to.equal(503);
    await set('normal');
    expect((await visitor.ask('/api/realname-cert/status')).status).to.equal(200);
    expect(demo().agent.settings.card).to.equal('sm2');
  });

  it('return an address without listener for the scenario with an absent agent', async () => {
    const {agentUrl} = (await (await set('agent-absent')).json()) as {agentUrl: string};
    expect(agentUrl).to.match(/^ws:\/\/127\.0\.0\.1:\d+$/);
    expect(agentUrl).not.to.equal(demo().agentUrl);
  });

  it('are set only by the page’s own script, in the same session', async () => {
    expect((await set('no-card', token, {origin: 'https://rogue.example'})).status).to.equal(403);
    expect((await set('no-card', 'x')).status).to.equal(412);
    expect((await set('telepathy')).status).to.equal(400);
    await visitor.ask('/?user=lisi');
    expect((await set('no-card')).status).to.equal(412);
    visitor.cookies.clear();
    expect((await set('no-card')).status).to.equal(401);
    expect(demo().agent.settings.card).to.equal('sm2');
  });
});
