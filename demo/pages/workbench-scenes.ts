import {element, must} from './build-element.js';
import {say} from './workbench-status.js';

type Cert = HTMLElementTagNameMap['sw-realname-cert'];

/** Those that change what home shows. The others show when the widget next asks. */
const changesHome = ['normal', 'fresh'];

/** Makes agent, backend and bank behave as a scenario says. Rejects if nobody is signed in any more. */
export type SetScene = (scenario: string) => Promise<{readonly title: string; readonly agentUrl?: string}>;

/** On the demo's server, for the session of this page. */
export const sceneOnServer =
  (token: string): SetScene =>
  async (scenario) => {
    const response = await fetch('/demo/scene', {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({token, scenario}),
    });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as {agentUrl: string; title: string};
  };

const show = async (cert: Cert, setScene: SetScene, scenario: string, view: string | null): Promise<void> => {
  const {agentUrl, title} = await setScene(scenario);
  // Another address starts the widget again, so it is set only if it is another one.
  if (agentUrl !== undefined && cert.agentUrl !== agentUrl) cert.agentUrl = agentUrl;
  if (view !== null && cert.view !== view) {
    void cert.open(view);
  } else if (changesHome.includes(scenario)) void cert.refresh();
  say(`情形：${title}`);
};

/** With the box ticked, the links of the scenarios make agent, backend and bank behave so at once, on this page. */
export const makeScenesLive = (cert: Cert, setScene: SetScene): void => {
  const live = must('#scene-live', HTMLInputElement);
  const links = must('#scene-links', HTMLElement);
  links.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const query = new URLSearchParams(link?.search);
    const scenario = query.get('scenario');
    if (!live.checked || !link || !scenario || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(cert, setScene, scenario, query.get('view'))
      .then(() => {
        for (const each of links.querySelectorAll('[aria-current]')) each.removeAttribute('aria-current');
        link.setAttribute('aria-current', 'true');
      })
      .catch(() => {
        say('没有设置成功。登录的用户可能已更换，请刷新页面。');
      });
  });
};

/** By the ids of the scenarios. Those that fit no group stay above them. */
const groups: readonly (readonly [title: string, ids: RegExp])[] = [
  ['读卡器与卡', /^(?:card-(?!revoked)|no-|reader-|other-|not-customs|pin-)/],
  ['客户端控件', /^agent-/],
  ['后台', /^(?:backend-|card-revoked|challenge-|rate-|signed-out|human-|contract)/],
  ['用户信息', /^profile-/],
  ['法人身份认证', /^(?:legal-rep-|sms-)/],
  ['银行', /^(?:bank-|handoff-)/],
];

/** Folds the long list of scenarios into groups. */
export const groupScenes = (): void => {
  const list = must('#scene-links', HTMLElement);
  for (const [title, ids] of groups) {
    const own = [...list.querySelectorAll<HTMLAnchorElement>(':scope > li > a')].filter(({href}) =>
      ids.test(new URL(href).searchParams.get('scenario') ?? ''),
    );
    const inner = element('ul', {className: 'workbench-links'}, ...own.map((link) => link.parentElement ?? link));
    const summary = element('summary', {}, `${title} `, element('small', {}, String(own.length)));
    list.append(element('li', {className: 'workbench-group'}, element('details', {}, summary, inner)));
  }
};
