import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {levelAction} from '../../src/level-action.js';
import {must} from './build-element.js';
import {actAsHost, agentMinVersion, hostProperties} from './host.js';
import {showPageTabs} from './page-tabs.js';
import {signInAddress, signInAgain} from './sign-in-again.js';
import './large-text.js';

/* An action of the portal that needs a level. Its server is `demo/declaration`. */

const form = must('#declaration', HTMLFormElement);
const cert = must('sw-realname-cert', HTMLElement) as RealnameCert;
actAsHost(cert, {
  links: {...hostProperties.links, signIn: signInAddress()},
  agentMinVersion,
});

/** The sub-app's own session, which a ticket of the portal begins. */
let session = '';

const ask = async (path: string, body: object): Promise<unknown> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
};

const action = levelAction<Record<string, string>>({
  form: 'declaration',
  name: '报关单',
  drafts: '/demo/drafts',
  headers: () => ({'x-session': session}),
  enable: (isOpen) => {
    must('#fields', HTMLFieldSetElement).disabled = !isOpen;
  },
  read: () => Object.fromEntries(new FormData(form)) as Record<string, string>,
  isEmpty: () => must('#goods', HTMLInputElement).value === '',
  fill: (fields) => {
    form.reset();
    for (const [name, value] of Object.entries(fields ?? {})) {
      const field = form.elements.namedItem(name);
      if (field && 'value' in field) field.value = value;
    }
  },
  send: (fields, headers) =>
    fetch('/demo/declarations', {
      method: 'POST',
      headers: {...headers, 'content-type': 'application/json'},
      body: JSON.stringify(fields),
    }),
  renew: async () => {
    const ticket = await ask('/demo/declaration-ticket', {});
    ({session} = (await ask('/demo/declaration-session', ticket as object)) as {session: string});
  },
  cert,
  dialog: must('#level-dialog', HTMLDialogElement),
  status: must('#said', HTMLElement),
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  action.press();
});
must('#sign-in-again', HTMLButtonElement).addEventListener('click', signInAgain);
cert.addEventListener('sw-relogin', signInAgain);
showPageTabs();
