import '../../src/define.js';
import {ensureLevel} from '../../src/index.js';
import {isCertError} from '../../src/domain/errors.js';
import {askBeforeLeaving} from './ask-before-leaving.js';
import {must} from './build-element.js';
import {actAsHost, agentMinVersion, hostProperties} from './host.js';

/* The page on which a business system's users are certified. Where there is nothing to do, the server leaves the widget out. */

const cert = document.querySelector('sw-realname-cert');
const main = must('main', HTMLElement);
const again = must('#waiting', HTMLFormElement);

const show = (state: 'waiting' | 'there' | 'changed'): void => {
  main.dataset['state'] = state;
  const shown = must(`#${state}`, HTMLElement);
  shown.hidden = false;
  shown.focus();
};

if (cert) {
  actAsHost(cert, {
    links: {...hostProperties.links, signIn: new URL('/sign-in.html', location.href).href},
    agentMinVersion,
  });
  askBeforeLeaving(cert);
  cert.addEventListener('sw-relogin', () => {
    again.submit();
  });
  const {requiredLevel, requiredFor} = cert;
  // Of the user whose name is in the head, not of one who has signed in since.
  const {subject = ''} = main.dataset;
  ensureLevel(cert, {levels: requiredLevel.split(' '), subject}, {requiredFor})
    .then((ensured) => {
      // They have just pressed a button at the result. Whoever got the level in another tab has pressed nothing here.
      if (ensured.kind === 'reached' && ensured.certificationId !== undefined) {
        location.assign(must('#back', HTMLAnchorElement).href);
        return;
      }
      cert.remove();
      show(ensured.kind === 'reached' ? 'there' : 'waiting');
    })
    .catch((thrown: unknown) => {
      // Of anything else, the widget itself says what can be done.
      if (isCertError(thrown) && thrown.code === 'subject-changed') show('changed');
    });
}
