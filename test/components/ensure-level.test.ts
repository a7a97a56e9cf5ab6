import '../../src/admin-requests.js';
import {ensureLevel, type RealnameCert} from '../../src/index.js';
import '../../src/define.js';
import {fakeAgent, fakeBackend, fakeOutcome, fakeStatus} from '../../src/fakes.js';
import type {CertBackend, Requirement} from '../../src/index.js';
import type {Status} from '../../src/domain/schemas.js';
import {returnFor} from '../harness/bank-ukey-page.js';
import {calm, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {warnings} from '../harness/warnings.js';

const level = {low: {id: 'low', rank: 1, label: '低'}, medium: {id: 'medium', rank: 2, label: '中'}};
const high = {id: 'high', rank: 3, label: '高'};

const low = fakeStatus({
  level: level.low,
  methods: [
    {id: 'ic-card', state: 'not-certified', enabled: true, leadsTo: high},
    {id: 'bank-ukey', state: 'not-certified', enabled: true, leadsTo: level.medium},
    {id: 'admin-assist', state: 'not-certified', enabled: true},
  ],
});

const openAt = (status: () => Status, answers: Partial<CertBackend> = {}): RealnameCert => {
  const cert = document.createElement('sw-realname-cert');
  Object.assign(cert, {backend: fakeBackend({getStatus: async () => status(), ...answers}), agent: fakeAgent()});
  document.body.append(cert);
  return cert;
};

const offeredIn = ({offered}: RealnameCert): string => offered.map(({id}) => id).join();

const inside = (cert: RealnameCert, name: string) => cert.shadowRoot?.querySelector(name)?.shadowRoot;

const wordsIn = (cert: RealnameCert): string =>
  inside(cert, 'sw-rc-home')?.querySelector('.required')?.textContent ?? '';

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (thrown: unknown) => (thrown as {code?: string}).code,
  );

describe('ensureLevel()', () => {
  const said = warnings();

  // The first of all tests of the page.
  it('warns once when return-url is empty or equals the page’s address, because a bank leads back without the action', async () => {
    for (const returnUrl of [`${location.pathname}?draft=1`, '/return.html', '', location.href]) {
      const cert = openAt(() => ({...low, level: high}));
      Object.assign(cert, {returnUrl});
      await ensureLevel(cert, 'high');
      expect(said).to.have.length(returnUrl === '' || returnUrl === location.href ? 1 : 0);
    }
    expect(said[0]?.[0]).to.contain('return-url');
  });

  it('resolves with reached for a level in force, and with at-next-sign-in for one that needs a new sign-in', async () => {
    const ensured = (status: Status, wanted: string | Requirement) =>
      ensureLevel(
        openAt(() => status),
        wanted,
      );
    const atOnce = await ensured({...low, level: high}, 'medium');
    expect(atOnce).to.deep.equal({kind: 'reached', level: high, certificationId: undefined, pressed: false});
    expect(await ensured({...low, nextLevel: high}, 'high')).to.deep.equal({kind: 'at-next-sign-in'});
    expect(await ensured(low, {levels: ['high'], maxAge: 0})).to.deep.equal({kind: 'at-next-sign-in'});
  });

  it('rejects with a TypeError when its first argument is no defined <sw-realname-cert>', async () => {
    const inbox = document.createElement('sw-admin-requests');
    for (const wrong of [document.body, window, document.createElement('dialog'), inbox, 'sw-realname-cert', null]) {
      const thrown = await ensureLevel(wrong as never, 'high').catch((error: unknown) => error);
      expect(String(thrown)).to.equal(
        'TypeError: ensureLevel(): the first argument is no <sw-realname-cert> that is defined',
      );
    }
  });

  it('displays the level on home, which offers only methods that reach it, until the call is aborted', async () => {
    const cert = openAt(() => low);
    const stop = new AbortController();
    const ensuring = codeOf(ensureLevel(cert, 'high', {signal: stop.signal, requiredFor: '提交报关单'}));
    await until('home says it', () => wordsIn(cert) === '为提交报关单，需要安全级别：高');
    expect(offeredIn(cert)).to.equal('ic-card,admin-assist');
    stop.abort();
    expect(await ensuring).to.equal('cancelled');
    await until('home offers all', () => offeredIn(cert) === 'ic-card,bank-ukey,admin-assist');
    expect(wordsIn(cert)).to.equal('');
  });

  it('keeps waiting while the element is moved or has keep-alive, and is cancelled when the element is removed', async () => {
    const [cert, kept] = [openAt(() => low), openAt(() => low)];
    kept.keepAlive = true;
    const [ensuring, keeping] = [cert, kept].map((each) => codeOf(ensureLevel(each, 'high')));
    await until('home offers what leads there', () =>
      [cert, kept].every((each) => offeredIn(each).startsWith('ic-card,admin')),
    );
    document.body.prepend(cert, kept);
    await calm();
    expect([cert.requiredLevel, kept.requiredLevel]).to.deep.equal(['high', 'high']);
    kept.remove();
    cert.remove();
    expect(await ensuring).to.equal('cancelled');
    expect([cert.requiredLevel, kept.requiredLevel]).to.deep.equal(['', 'high']);
    Object.assign(kept, {backend: fakeBackend({getStatus: async () => ({...low, level: high})})});
    document.body.append(kept);
    expect(await keeping).to.equal('resolved');
  });

  it('applies the level of its last call, and resets requiredLevel when that call is aborted', async () => {
    const cert = openAt(() => low);
    const stops = [new AbortController(), new AbortController()];
    const [first, second] = stops.map((stop, at) => codeOf(ensureLevel(cert, at ? 'medium' : 'high', stop)));
    expect(cert.requiredLevel).to.equal('medium');
    stops[0]?.abort();
    expect([await first, cert.requiredLevel]).to.deep.equal(['cancelled', 'medium']);
    stops[1]?.abort();
    expect([await second, cert.requiredLevel]).to.deep.equal(['cancelled', '']);
    expect(await ensureLevel(document.createElement('div') as never, 'high').catch(() => 'rejected')).to.equal(
      'rejected',
    );
  });

  it('resolves when the user leaves the result of a certification, by a button or an abort, and not before', async () => {
    for (const [effective, leave] of [
      ['now', 'finish'],
      ['now', 'close'],
      ['next-sign-in', 'finish'],
      ['next-sign-in', 'relogin'],
    ] as const) {
      const outcome = fakeOutcome({method: 'bank-ukey', level: level.medium, effective});
      let status = low;
      const getHandoff = async () => {
        status = effective === 'now' ? {...low, level: level.medium} : {...low, nextLevel: level.medium};
        return outcome;
      };
      const cert = openAt(() => status, {getHandoff});
      const stop = new AbortController();
      let isSettled = false;
      const {signal} = stop;
      const sends = () => leave === 'finish';
      const ensuring = ensureLevel(cert, 'high medium', {signal, sends, requiredFor: '提交报关单'}).finally(() => {
        isSettled = true;
      });
      await until('the bank is offered', () => offeredIn(cert).includes('bank-ukey'));
      await cert.open('bank-ukey');
      const choose = () => inside(cert, 'sw-rc-handoff')?.querySelector<HTMLElement>('.choose');
      await until('a bank can be chosen', () => choose());
      choose()?.click();
      const buttons = () => [...(inside(cert, 'sw-rc-result')?.querySelectorAll('button') ?? [])];
      await until('the result is shown', () => buttons().length > 0);
      dispatchEvent(new Event('focus'));
      await calm();
      expect([isSettled, cert.view]).to.deep.equal([false, 'result']);
      const label = effective !== 'now' ? '稍后再登录' : leave === 'finish' ? '完成并提交报关单' : '完成';
      expect(buttons().at(-1)?.textContent.trim()).to.equal(label);
      // Enter that is still held is no press.
      const held = new KeyboardEvent('keydown', {key: 'Enter', repeat: true, bubbles: true, cancelable: true});
      expect(buttons().at(-1)?.dispatchEvent(held)).to.equal(false);
      if (leave === 'close') stop.abort();
      else
        buttons()
          .at(leave === 'relogin' ? 0 : -1)
          ?.click();
      const {certificationId} = outcome;
      expect(await ensuring).to.deep.equal(
        effective === 'now'
          ? {kind: 'reached', level: level.medium, certificationId, pressed: leave === 'finish'}
          : {kind: 'at-next-sign-in'},
      );
    }
  });

  it('resolves on a focus after another tab has reached the level, and does not ask for the status at each focus', async () => {
    let [status, asked] = [low, 0];
    const cert = openAt(() => {
      asked += 1;
      return status;
    });
    const ensuring = ensureLevel(cert, 'high');
    // The status is asked for when the element comes, and when the wait for the level begins.
    await until('home says it', () => asked === 2 && cert.step === 'choosing' && wordsIn(cert) !== '');
    // All of them within the second in which there is one request.
    for (let times = 0; times < 5; times++) dispatchEvent(new Event('focus'));
    await calm();
    expect(asked).to.equal(3);
    status = {...low, level: high};
    expect(await ensuring).to.deep.equal({kind: 'reached', level: high, certificationId: undefined, pressed: false});
  });

  it('rejects with subject-changed when another person has signed in meanwhile', async () => {
    let status = low;
    const cert = openAt(() => status);
    const ensuring = codeOf(ensureLevel(cert, 'high'));
    await until('home says it', () => wordsIn(cert) !== '');
    status = {...low, level: high, subject: 'another'};
    dispatchEvent(new Event('focus'));
    expect(await ensuring).to.equal('subject-changed');
    // Also where the element has no status yet.
    const fresh = openAt(() => status);
    expect(await codeOf(ensureLevel(fresh, {levels: ['high'], subject: low.subject}))).to.equal('subject-changed');
  });

  it('resolves for a method that resumes after a bank only after the user has left its result', async () => {
    returnFor('handoff-1');
    const outcome = fakeOutcome({method: 'bank-ukey', level: level.medium, effective: 'now'});
    const methods = low.methods.map((each) =>
      each.id === 'bank-ukey' ? {...each, state: 'certified' as const} : each,
    );
    const cert = openAt(() => ({...low, level: level.medium, methods}), {getHandoff: async () => outcome});
    const ensuring = ensureLevel(cert, 'medium');
    const finish = () => inside(cert, 'sw-rc-result')?.querySelector('button');
    await until('the result is shown', () => finish());
    finish()?.click();
    expect(await ensuring).to.have.property('level');
  });

  it('rejects with level-not-reachable when no method leads to the level, and for an unknown level', async () => {
    const cert = openAt(() => ({...low, methods: low.methods.slice(1, 2)}));
    expect(await codeOf(ensureLevel(cert, 'high'))).to.equal('level-not-reachable');
    expect(await codeOf(ensureLevel(cert, 'highest'))).to.equal('level-not-reachable');
    expect(await ensureLevel(cert, 'low')).to.have.property('level');
  });

  it('rejects with level-not-accepted when a server refuses a level in force for the second time', async () => {
    let {subject} = low;
    const cert = openAt(() => ({...low, level: high, subject}));
    // Another tab may have certified meanwhile: once, the action is sent again.
    expect(await ensureLevel(cert, {levels: ['high']})).to.have.property('level');
    expect(await codeOf(ensureLevel(cert, {levels: ['high']}))).to.equal('level-not-accepted');
    expect(await ensureLevel(cert, 'high')).to.have.property('level');
    // Of another person, nothing was said before.
    subject = 'another';
    await cert.reset();
    expect(await ensureLevel(cert, {levels: ['high']})).to.have.property('level');
  });

  it('can be replaced by the attribute required-level, with which home displays the level', async () => {
    const cert = openAt(() => low);
    cert.setAttribute('required-level', 'high');
    await until('home says it', () => wordsIn(cert) === '需要安全级别：高');
    cert.setAttribute('required-level', ' medium  high ');
    await until('home says both', () => wordsIn(cert) === '需要安全级别：中或高');
    expect(offeredIn(cert)).to.equal('ic-card,bank-ukey,admin-assist');
    cert.removeAttribute('required-level');
    await until('home offers all', () => offeredIn(cert) === 'ic-card,bank-ukey,admin-assist');
  });
});
