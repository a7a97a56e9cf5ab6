import {ContextConsumer, ContextProvider, createContext} from '@lit/context';
import type {ReactiveControllerHost} from 'lit';
import type {LocaleState} from '../locales/locale.js';
import type {Config} from './config.js';

const localeContext = createContext<LocaleState | undefined>(Symbol.for('sw-realname-cert.locale'));
const configContext = createContext<Config | undefined>(Symbol.for('sw-realname-cert.config'));

type Host = ReactiveControllerHost & HTMLElement;

/** What a public element tells all that is inside it. */
export const provideContexts = (host: Host): ((locale: LocaleState, config: Config) => void) => {
  const locales = new ContextProvider(host, {context: localeContext});
  const configs = new ContextProvider(host, {context: configContext});
  return (locale, config) => {
    locales.setValue(locale);
    configs.setValue(config);
  };
};

/** What an inner element is told. Undefined outside a public one, where defaults hold. */
export class Contexts {
  readonly #locale: ContextConsumer<typeof localeContext, Host>;
  readonly #config: ContextConsumer<typeof configContext, Host>;

  constructor(host: Host) {
    this.#locale = new ContextConsumer(host, {context: localeContext, subscribe: true});
    this.#config = new ContextConsumer(host, {context: configContext, subscribe: true});
  }

  get locale(): LocaleState | undefined {
    return this.#locale.value;
  }

  get config(): Config | undefined {
    return this.#config.value;
  }

  get headingLevel(): number {
    return this.#config.value?.headingLevel ?? 2;
  }
}
