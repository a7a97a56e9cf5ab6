import '../../src/define.js';
import {askBeforeLeaving} from './ask-before-leaving.js';
import {actAsHost, agentMinVersion, hostProperties} from './host.js';
import {showPageTabs} from './page-tabs.js';
import {signInAddress, signInAgain} from './sign-in-again.js';
import {keepHistory} from './step-history.js';
import {titleSteps} from './step-titles.js';
import {connectWorkbench} from './workbench.js';
import {sceneOnServer} from './workbench-scenes.js';
import './large-text.js';

const cert = document.querySelector('sw-realname-cert');
const tellSignIn = (): void => {
  if (cert) cert.links = {...hostProperties.links, signIn: signInAddress()};
};
if (cert) actAsHost(cert, {agentMinVersion});
tellSignIn();

showPageTabs();
cert?.addEventListener('sw-relogin', signInAgain);
if (cert) {
  titleSteps(cert);
  keepHistory(cert);
  askBeforeLeaving(cert);
  connectWorkbench(cert, sceneOnServer(document.querySelector<HTMLElement>('#workbench')?.dataset['token'] ?? ''));
}

/** After another user has signed in in another tab, the head of the page must name the new user. */
const renewHead = async (): Promise<void> => {
  const answer = await fetch('/demo/session');
  if (!answer.ok) return;
  const {user, name, enterpriseName} = (await answer.json()) as Record<'user' | 'name' | 'enterpriseName', string>;
  document.querySelector('#enterprise')?.replaceChildren(enterpriseName);
  document.querySelector('#user')?.replaceChildren(name);
  document.querySelector('#relogin')?.setAttribute('href', `/?user=${encodeURIComponent(user)}`);
  tellSignIn();
};

cert?.addEventListener('sw-error', ({code}) => {
  if (code === 'subject-changed') void renewHead();
});
