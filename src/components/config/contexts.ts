import {ContextConsumer, ContextProvider, createContext} from '@lit/context';
import type {ReactiveControllerHost} from 'lit';
import type {LocaleState} from '../locales/locale.js';
import type {Config} from './config.js';

const localeContext = createContext<LocaleState | undefined>(Symbol.for('sw-realname-cert.locale'));
const configContext = createContext<Config | undefined>(Symbol.for('sw-realname-cert.config'));

type Host = ReactiveControllerHost & HTMLElement;

/** Provides the contexts of a public element to its inner elements. */
export const provideContexts = (host: Host): ((locale: LocaleState, config: Config) => void) => {
  const locales = new ContextProvider(host, {context: localeContext});
  const configs = new ContextProvider(host, {context: configContext});
  return (locale, config) => {
    locales.setValue(locale);
    configs.setValue(config);
  };
};

/** The contexts that an inner element receives. Undefined outside a public element; then defaults apply. */
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
