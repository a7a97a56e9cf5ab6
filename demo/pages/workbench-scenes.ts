import {must} from './build-element.js';
import {say} from './workbench-status.js';

type Cert = HTMLElementTagNameMap['sw-realname-cert'];

/** Those that change what home shows. The others show when the widget next asks. */
const changesHome = ['normal', 'fresh'];

const setScene = async (cert: Cert, token: string, scenario: string): Promise<void> => {
  const response = await fetch('/demo/scene', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({token, scenario}),
  });
  if (!response.ok) throw new Error(String(response.status));
  const {agentUrl, title} = (await response.json()) as {agentUrl: string; title: string};
  // Another address starts the widget again, so it is set only if it is another one.
  if (cert.agentUrl !== agentUrl) cert.agentUrl = agentUrl;
  if (changesHome.includes(scenario)) cert.refresh();
  say(`情形：${title}`);
};

/** With the box ticked, the links of the scenarios make agent, backend and bank behave so at once, on this page. */
export const makeScenesLive = (cert: Cert, token: string): void => {
  const live = must('#scene-live', HTMLInputElement);
  const links = must('#scene-links', HTMLElement);
  links.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const scenario = link && new URL(link.href).searchParams.get('scenario');
    if (!live.checked || !link || !scenario || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setScene(cert, token, scenario)
      .then(() => {
        for (const each of links.querySelectorAll('[aria-current]')) each.removeAttribute('aria-current');
        link.setAttribute('aria-current', 'true');
      })
      .catch(() => {
        say('没有设置成功。登录的用户可能已更换，请刷新页面。');
      });
  });
};
