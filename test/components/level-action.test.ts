import '../../src/define.js';
import {fakeBackend, fakeStatus} from '../../src/fakes.js';
import {levelAction, type LevelActionSettings, type LevelActionState} from '../../src/level-action.js';
import {actsInMemory, levelActs} from '../../src/level-acts.js';
import {calm, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {warnings} from '../harness/warnings.js';

/* What happens in which order is in `test/package/acts.test.ts`. Here is what a page needs of a browser. */

const low = fakeStatus();
const high = fakeStatus({level: {id: 'high', rank: 3, label: '高'}});

interface Fields {
  readonly goods: string;
}

const openPage = (more: Partial<LevelActionSettings<Fields>> = {}) => {
  const world = {user: 'zhangsan' as string | undefined, isRefused: false, hasLevel: false, sent: 0};
  const acts = levelActs<Fields>({store: actsInMemory(), account: () => world.user});
  const cert = document.createElement('sw-realname-cert');
  cert.lang = 'zh-CN';
  const backend = fakeBackend({getStatus: async () => (world.hasLevel ? high : low)});
  Object.assign(cert, {backend});
  const goods = document.createElement('input');
  const fieldset = document.createElement('fieldset');
  fieldset.append(goods);
  const place = document.createElement('div');
  place.lang = 'zh-CN';
  const dialog = document.createElement('dialog');
  dialog.append(cert);
  document.body.append(fieldset, place, dialog);
  const answers: {list?: () => Promise<Response>} = {};
  const answer = (list: () => Promise<Response>): void => {
    answers.list = list;
  };
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, location.href);
    const request = new Request(address, init);
    const form = address.searchParams.get('form') ?? '';
    if (!address.pathname.startsWith('/api/drafts')) return realFetch(input, init);
    if (request.method === 'GET') return answers.list?.() ?? acts.list(request, form);
    return acts.remove(request, form, address.pathname.slice('/api/drafts/'.length));
  };
  const settings: LevelActionSettings<Fields> = {
    form: 'declaration',
    name: '报关单',
    drafts: '/api/drafts',
    enable: (isOpen) => {
      fieldset.disabled = !isOpen;
    },
    read: () => ({goods: goods.value}),
    isEmpty: () => goods.value === '',
    fill: (fields) => {
      goods.value = fields?.goods ?? '';
    },
    send: async (fields, headers) => {
      world.sent += 1;
      return acts.submit(new Request('/api/declarations', {method: 'POST', headers}), {
        form: 'declaration',
        fields,
        refusal: async () => (world.isRefused ? Response.json({requiredLevel: 'high'}, {status: 403}) : undefined),
        run: async () => 'D-1',
      });
    },
    cert,
    status: place,
    ...more,
  };
  const action = levelAction(settings);
  const words = () => place.querySelector('p')?.textContent ?? '';
  const button = (text: string) => [...place.querySelectorAll('button')].find((each) => each.textContent === text);
  const end = () => {
    action.stop();
    globalThis.fetch = realFetch;
    for (const each of [fieldset, place, dialog]) each.remove();
    sessionStorage.removeItem('sw-act:declaration');
  };
  return {answer, world, settings, action, cert, dialog, goods, fieldset, place, words, button, end};
};

describe('levelAction()', () => {
  const warned = warnings();
  let page: ReturnType<typeof openPage>;
  afterEach(() => {
    page.end();
  });

  it('opens the form when the server has said whose page it is, submits it, and begins another one', async () => {
    page = openPage();
    const {action, goods, fieldset, words, button} = page;
    expect([fieldset.disabled, words()]).to.deep.equal([true, '正在读取…']);
    await until('the form is open', () => !fieldset.disabled);
    action.press();
    expect(page.world.sent).to.equal(0);
    goods.value = '轴承';
    action.press();
    await until('it is done', () => words() === '已提交，编号 D-1。');
    button('再报一份')?.click();
    expect([goods.value, words(), document.activeElement?.tagName]).to.deep.equal(['', '', 'P']);
  });

  it('shows the widget where the level is missing, with a title and a way out, and says what is so when it is closed', async () => {
    page = openPage();
    const {world, action, cert, dialog, goods, fieldset, words} = page;
    world.isRefused = true;
    await until('the form is open', () => !fieldset.disabled);
    goods.value = '轴承';
    action.press();
    await until('the dialog is shown', () => dialog.open && cert.requiredLevel === 'high');
    expect([dialog.getAttribute('aria-label'), document.activeElement?.textContent]).to.deep.equal([
      '提升安全级别',
      '提升安全级别',
    ]);
    expect(cert.requiredFor).to.equal('提交报关单');
    expect(new URL(cert.returnUrl).searchParams.get('draft')).to.match(/^declaration\.[0-9a-f]{32}$/);
    dialog.querySelector('button')?.click();
    await until('it is open', () => words() === '尚未提交，请点击“提交报关单”。');
    expect([dialog.open, cert.returnUrl, cert.requiredLevel, world.sent]).to.deep.equal([false, '', '', 1]);
  });

  it('asks again where the level was reached elsewhere, and promises to keep the fields where that session is older', async () => {
    page = openPage();
    const {world, action, goods, fieldset, words} = page;
    Object.assign(world, {isRefused: true, hasLevel: true});
    await until('the form is open', () => !fieldset.disabled);
    goods.value = '轴承';
    action.press();
    await until('it is open', () => words() === '尚未提交，请点击“提交报关单”。');
    action.press();
    await until('it is kept', () => words() === '请重新登录，填写的内容会保留 24 小时。');
  });

  it('stays open where no method leads to the level, and still says which one is needed', async () => {
    page = openPage();
    const {world, cert, dialog, words} = page;
    Object.assign(cert, {backend: fakeBackend({getStatus: async () => ({...low, methods: []})})});
    world.isRefused = true;
    await until('the form is open', () => !page.fieldset.disabled);
    page.goods.value = '轴承';
    page.action.press();
    const home = () => cert.shadowRoot?.querySelector('sw-rc-home')?.shadowRoot;
    await until('home says it', () => home()?.querySelector('.required')?.textContent.includes('高'));
    await calm();
    expect([dialog.open, cert.requiredLevel, cert.requiredFor]).to.deep.equal([true, 'high', '提交报关单']);
    dialog.querySelector('button')?.click();
    await until('it is open', () => words() === '尚未提交，请点击“提交报关单”。');
    expect([cert.requiredLevel, cert.requiredFor]).to.deep.equal(['', '']);
  });

  it('keeps no name of a user in the tab, and takes its own id alone out of the address', async () => {
    const before = location.href;
    history.replaceState(null, '', '?draft=another.0&lang=zh-CN');
    page = openPage();
    const {fieldset, goods, action, words} = page;
    await until('the form is open', () => !fieldset.disabled);
    goods.value = '轴承';
    action.press();
    await until('it is done', () => words().startsWith('已提交'));
    expect(location.search).to.equal('?draft=another.0&lang=zh-CN');
    expect(sessionStorage.getItem('sw-act:declaration'))
      .to.include('D-1')
      .and.not.to.match(/zhangsan|轴承/);
    page.end();
    history.replaceState(null, '', `?draft=declaration.${'0'.repeat(32)}&lang=zh-CN`);
    page = openPage();
    await until('the form is open', () => !page.fieldset.disabled);
    expect([location.search, page.goods.value]).to.deep.equal(['?lang=zh-CN', '']);
    history.replaceState(null, '', before);
  });

  it('hands what there is to say to a function, in English where the widget is', async () => {
    const told: LevelActionState[] = [];
    page = openPage({status: (now) => told.push(now)});
    page.cert.lang = 'en';
    await until('it is told', () => told.some(({kind}) => kind === 'quiet'));
    page.goods.value = 'bearings';
    page.action.press();
    await until('it is done', () => told.at(-1)?.kind === 'done');
    expect(told.at(-1)).to.deep.include({text: 'Submitted, number D-1.', number: 'D-1', response: undefined});
    expect(told.at(-1)?.buttons.map(({text}) => text)).to.deep.equal(['Submit another one']);
  });

  it('says the host’s own words about a refusal, and hands over the response', async () => {
    const told: LevelActionState[] = [];
    const send = async () => Response.json({title: '品名不能只填“货物”'}, {status: 422});
    page = openPage({send, status: (now) => told.push(now)});
    await until('the form is open', () => !page.fieldset.disabled);
    page.goods.value = '货物';
    page.action.press();
    await until('it is told', () => told.at(-1)?.kind === 'refused');
    expect(told.at(-1)?.text).to.equal('品名不能只填“货物”');
    expect(told.at(-1)?.response?.status).to.equal(422);
  });

  it('makes a dialog around a widget that has none, and puts the widget back when it is stopped', async () => {
    const cert = document.createElement('sw-realname-cert');
    Object.assign(cert, {backend: fakeBackend({getStatus: async () => low})});
    const place = document.createElement('div');
    place.append(cert);
    document.body.append(place);
    page = openPage({cert});
    page.world.isRefused = true;
    await until('the form is open', () => !page.fieldset.disabled);
    page.goods.value = '轴承';
    page.action.press();
    await until('the dialog is shown', () => cert.closest('dialog')?.open && cert.requiredLevel === 'high');
    page.action.stop();
    expect([cert.parentElement, place.querySelector('dialog')]).to.deep.equal([place, null]);
    place.remove();
  });

  it('throws a TypeError that names the setting that does not fit, and for a second action of a form', () => {
    page = openPage();
    const wrong: readonly (readonly [Partial<LevelActionSettings<Fields>>, string])[] = [
      [{}, 'form: “declaration” is in use on this page'],
      [{form: 'Decl'}, 'form:'],
      [{form: 'x', cert: null as never}, 'cert:'],
      [{form: 'x', cert: document.createElement('div') as never}, 'cert:'],
      [{form: 'x', send: undefined as never}, 'send:'],
      [{form: 'x', drafts: ''}, 'drafts:'],
      [{form: 'x', status: undefined as never}, 'status:'],
    ];
    for (const [setting, words] of wrong)
      expect(() => levelAction({...page.settings, ...setting}), words).to.throw(TypeError, words);
    page.action.stop();
    page.action = levelAction(page.settings);
  });

  it('goes on where renew throws, rejects or returns no promise, and draws nothing that a strict policy refuses', async () => {
    for (const renew of [
      () => undefined as never,
      () => Promise.reject(new Error('no ticket')),
      () => {
        throw new Error('no ticket');
      },
    ]) {
      page = openPage({renew});
      await until('the form is open', () => !page.fieldset.disabled);
      expect(page.place.querySelector('[style]')).to.equal(null);
      page.end();
    }
  });

  it('takes null for what is absent in the list, and tells the developer where the list does not fit', async () => {
    const id = '0'.repeat(32);
    const at = '2026-12-07T10:42:00.123456+08:00';
    const listed = (acts: unknown) => async () => Response.json({user: 'zhangsan', acts});
    page = openPage();
    page.answer(listed(null));
    await until('the form is open', () => !page.fieldset.disabled);
    page.answer(
      listed([
        {id, at, fields: {goods: '轴承'}, number: null},
        {id: '1'.repeat(32), at, fields: null, number: 7},
        {id: '2'.repeat(32), at, fields: null, number: null},
      ]),
    );
    dispatchEvent(new Event('focus'));
    await until('two are offered', () => page.place.querySelectorAll('li').length === 2);
    expect(page.place.textContent).to.include('2026年12月7日 10:42 已提交，编号 7');
    page.answer(listed([{id, at: '10:42'}]));
    dispatchEvent(new Event('focus'));
    await until('the developer is told', () => warned.flat().join().includes('acts.0.at'));
    expect(page.fieldset.disabled).to.equal(false);
  });

  it('is unsure, and tells the developer, where send resolves with no response', async () => {
    page = openPage({send: async () => undefined as never});
    await until('the form is open', () => !page.fieldset.disabled);
    page.goods.value = '轴承';
    page.action.press();
    await until('it is unsure', () => page.words().startsWith('没有收到答复'));
    expect(warned.flat().join()).to.include('send() must resolve with a Response');
  });
});
