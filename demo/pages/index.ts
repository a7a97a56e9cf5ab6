import '../../src/define.js';
import {hostProperties} from './host.js';

const cert = document.querySelector('sw-realname-cert');
if (cert) Object.assign(cert, hostProperties);

// The host handles signing in: here a link signs the same user in again.
cert?.addEventListener('sw-relogin', () => {
  document.querySelector<HTMLAnchorElement>('#relogin')?.click();
});

/** After another user has signed in in another tab, the head of the page must name the new user. */
const renewHead = async (): Promise<void> => {
  const answer = await fetch('/demo/session');
  if (!answer.ok) return;
  const {user, name, enterpriseName} = (await answer.json()) as Record<'user' | 'name' | 'enterpriseName', string>;
  document.querySelector('#enterprise')?.replaceChildren(enterpriseName);
  document.querySelector('#user')?.replaceChildren(name);
  document.querySelector('#relogin')?.setAttribute('href', `/?user=${encodeURIComponent(user)}`);
};

cert?.addEventListener('sw-error', ({code}) => {
  if (code === 'subject-changed') void renewHead();
});
