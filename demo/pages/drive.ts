import type {RealnameCert} from '../../src/components/realname-cert/realname-cert.js';

/** Everything that matches, shadow roots included. */
const findAll = <E extends Element>(root: ParentNode, selector: string): E[] => [
  ...root.querySelectorAll<E>(selector),
  ...[...root.querySelectorAll('*')].flatMap(({shadowRoot}) => (shadowRoot ? findAll<E>(shadowRoot, selector) : [])),
];

/** Resolves when the widget has drawn something that `find` accepts. */
const drawn = async <T>(cert: RealnameCert, find: () => T | undefined): Promise<T> => {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise(requestAnimationFrame);
    await cert.updateComplete;
  }
};

/** Presses the way out of a wait. */
export const cancel = async (cert: RealnameCert): Promise<void> => {
  (
    await drawn(cert, () => findAll<HTMLButtonElement>(cert.shadowRoot as ShadowRoot, '.busy ~ .actions button')[0])
  ).click();
};

/** Waits for home and, where one is named, presses a method's button. */
export const choose = async (cert: RealnameCert, method: string | undefined): Promise<void> => {
  const button = await drawn(
    cert,
    () => findAll<HTMLButtonElement>(cert.shadowRoot as ShadowRoot, '.method button')[0],
  );
  if (method !== undefined) button.click();
};

/** Types a PIN, or nothing, and signs in. */
export const enterPin = async (cert: RealnameCert, pin: string): Promise<void> => {
  const input = await drawn(cert, () => findAll<HTMLInputElement>(cert.shadowRoot as ShadowRoot, 'input')[0]);
  input.value = pin;
  input.form?.requestSubmit();
};
