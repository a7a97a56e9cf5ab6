import type {LitElement} from 'lit';
import {CertError, type CertErrorCode, type CertErrorDetails} from '../../src/domain/errors.js';

/** A backend or an agent whose request fails. */
export const refuse = (code: CertErrorCode, details?: CertErrorDetails) => () =>
  Promise.reject(new CertError(code, details));

/** All matching elements, including those in shadow roots. */
const findAll = <E extends Element>(root: ParentNode, selector: string): E[] => [
  ...root.querySelectorAll<E>(selector),
  ...[...root.querySelectorAll('*')].flatMap(({shadowRoot}) => (shadowRoot ? findAll<E>(shadowRoot, selector) : [])),
];

/** Resolves when the widget has rendered something that `find` accepts. */
const drawn = async <T>(cert: LitElement, find: () => T | undefined): Promise<T> => {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise(requestAnimationFrame);
    await cert.updateComplete;
  }
};

const inside = <E extends Element>(cert: LitElement, selector: string): E[] =>
  findAll<E>(cert.shadowRoot as ShadowRoot, selector);

/** The first matching element, as soon as it is visible. */
export const find = <E extends Element = HTMLElement>(cert: LitElement, selector: string): Promise<E> =>
  drawn(cert, () => inside<E>(cert, selector)[0]);

/** Presses a button as soon as it is visible. */
export const press = async (cert: LitElement, selector: string): Promise<void> => {
  (await find(cert, selector)).click();
};

/** Unfolds a picture. */
export const unfold = async (cert: LitElement, picture: string): Promise<void> => {
  const {shadowRoot} = await find(cert, `sw-rc-picture[name=${picture}]`);
  const summary = await drawn(cert, () => shadowRoot?.querySelector('summary') ?? undefined);
  summary.click();
  await drawn(cert, () => shadowRoot?.querySelector('svg > *') ?? undefined);
};

/** Presses the cancel button of a wait. */
export const cancel = (cert: LitElement): Promise<void> => press(cert, '.wait button');

/** Waits for home. If a method is named, presses its button. */
export const choose = async (cert: LitElement, method: string | undefined): Promise<void> => {
  const button = await drawn(cert, () => inside<HTMLButtonElement>(cert, '.method button')[0]);
  if (method !== undefined) button.click();
};

/** Types a PIN, or leaves it empty, and signs in. */
export const enterPin = async (cert: LitElement, pin: string): Promise<void> => {
  const input = await drawn(cert, () => inside<HTMLInputElement>(cert, 'input')[0]);
  input.value = pin;
  input.form?.requestSubmit();
};

/** Types into a form's fields, by name. */
export const fill = async (cert: LitElement, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    const input = await drawn(cert, () => inside<HTMLInputElement>(cert, `#${name}`)[0]);
    input.value = value;
    input.dispatchEvent(new Event('input', {bubbles: true}));
    await cert.updateComplete;
  }
};

export const submit = async (cert: LitElement): Promise<void> => {
  (await drawn(cert, () => inside<HTMLFormElement>(cert, 'form')[0])).requestSubmit();
};

/** Confirms the data before it is sent. */
export const confirm = (cert: LitElement): Promise<void> => press(cert, '.facts ~ .actions .primary');
