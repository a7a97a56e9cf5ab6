import {EportAgent} from '../../src/adapters/eport-agent.js';
import {cardFailureTexts} from '../../src/components/ic-card/ic-card.failures.js';
import {isCertError} from '../../src/domain/errors.js';
import {parsePin} from '../../src/domain/pin.js';
import {composeSignInText} from '../portal/sign-in-text.js';
import {element, must} from './build-element.js';
import {makeTabs} from './tabs.js';
import './large-text.js';

const form = must('#card-form', HTMLFormElement);
const pinField = must('#pin', HTMLInputElement);
const status = must('#card-status', HTMLElement);
const {agentUrl = '', to = '/'} = form.dataset;
const agent = new EportAgent({urls: [agentUrl]});

/** What the user is told instead of being signed in. */
class Refusal extends Error {}

const post = async <T>(path: string, body: object): Promise<T> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({token: form.dataset['token'], ...body}),
  });
  if (response.ok) return (await response.json()) as T;
  if (response.status === 401) throw new Refusal('本页已过期，请刷新后再登录。');
  const {reason} = (await response.json()) as {reason?: string};
  throw new Refusal(reason ?? '登录未成功，请稍后再试。');
};

interface Challenge {
  readonly challengeId: string;
  readonly nonce: string;
  readonly expiresAt: string;
}

/** The card is read first, then asked for one signature. A PIN is never tried twice. */
const signIn = async (): Promise<void> => {
  const parsed = parsePin(pinField.value);
  pinField.value = '';
  if ('error' in parsed) throw new Refusal('卡密码为八位字母、数字或符号。');
  const {pin} = parsed;
  const {signal} = new AbortController();
  try {
    const {certificate, certNo, address} = await agent.readCard({signal});
    const {challengeId, ...challenge} = await post<Challenge>('/sign-in/challenges', {});
    const text = composeSignInText({...challenge, origin: location.origin, certNo});
    const signature = await agent.sign(text, pin, {signal, address});
    if (signature.certNo !== certNo) throw new Refusal('读卡后换过卡，请重新登录。');
    const verification = {challengeId, certificate, ...signature};
    await post('/sign-in/card', {verification});
    location.assign(to);
  } finally {
    pin.discard();
  }
};

const explain = (thrown: unknown): string => {
  if (thrown instanceof Refusal) return thrown.message;
  const {errors} = cardFailureTexts.reference;
  const words = isCertError(thrown)
    ? (errors as Partial<typeof errors>)[thrown.code as keyof typeof errors]
    : undefined;
  if (!words || !isCertError(thrown)) return '登录未成功，请稍后再试。';
  const [what, how] = typeof words === 'function' ? words(thrown.details) : words;
  return `${what}。${how}`;
};

const button = must('#card-form button', HTMLButtonElement);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (button.getAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  status.classList.remove('wrong');
  status.textContent = '正在读卡并登录，请不要拔卡…';
  signIn()
    .catch((thrown: unknown) => {
      status.classList.add('wrong');
      status.textContent = explain(thrown);
      pinField.focus();
    })
    .finally(() => {
      button.removeAttribute('aria-disabled');
    });
});

const panel = must('#panel-password', HTMLElement);
const tabs = must('.tabs', HTMLElement);

const alertWith = (text: string): void => {
  document.querySelector('.sign-in-alert, .sign-in-notice')?.remove();
  if (text !== '') tabs.before(element('p', {className: 'sign-in-alert', role: 'alert'}, text));
};

/** Shows what the server answers. The password, which it never sends back, stays as it was typed unless it is wrong. */
const takeOver = (answer: Document): void => {
  const fields = answer.querySelector('#panel-password');
  if (!fields) throw new Error('This is not the sign-in page.');
  const {value} = must('#password', HTMLInputElement);
  panel.replaceChildren(...fields.childNodes);
  alertWith(answer.querySelector('.sign-in-alert')?.textContent ?? '');
  document.title = answer.title;
  form.dataset['token'] = answer.querySelector<HTMLElement>('#card-form')?.dataset['token'] ?? '';
  const password = must('#password', HTMLInputElement);
  if (!password.hasAttribute('aria-invalid')) password.value = value;
  (panel.querySelector<HTMLElement>('[aria-invalid]') ?? must('#captcha', HTMLElement)).focus();
};

let isSending = false;
panel.addEventListener('submit', (event) => {
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  const sent = event.target as HTMLFormElement;
  const body = new URLSearchParams([...new FormData(sent)].map(([name, value]) => [name, value as string]));
  const {name, value} = event.submitter as HTMLButtonElement;
  body.append(name, value);
  // Not `sent.action`: that is the form's field of this name.
  fetch(sent.getAttribute('action') ?? '', {method: 'POST', body, redirect: 'manual'})
    .then(async (response) => {
      if (response.type === 'opaqueredirect') location.assign(to);
      else takeOver(new DOMParser().parseFromString(await response.text(), 'text/html'));
    })
    .catch(() => {
      alertWith('登录没有成功，请稍后再试。');
    })
    .finally(() => {
      isSending = false;
    });
});

must('#needs-script', HTMLElement).remove();
makeTabs(tabs, [
  {tab: must('#tab-password', HTMLElement), panel},
  {tab: must('#tab-card', HTMLElement), panel: must('#panel-card', HTMLElement)},
]);
