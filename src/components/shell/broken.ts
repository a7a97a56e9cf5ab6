import {createElement} from '../../adapters/of-document.js';
import {CertError, toCertError} from '../../domain/errors.js';
import type {Locale} from '../../domain/locales.js';
import {reload} from '../path/reload.js';
import {hint, hintNobody} from './hint.js';
import {tellOldNames} from './old-names.js';
import {pollution} from './pollution.js';

interface Words {
  readonly reload: string;
  readonly polluted: string;
}

/** All here: what cannot render may not be able to load anything either. */
const words: Readonly<Record<Locale, Words>> = {
  'zh-CN': {
    reload: '页面显示出错，请点击重新加载',
    polluted: '本页面的其他脚本与认证组件冲突，认证组件无法运行。请将下面的内容告知本网站的管理员。',
  },
  'zh-TW': {
    reload: '頁面顯示出錯，請點選重新載入',
    polluted: '本頁面的其他指令碼與認證元件衝突，認證元件無法執行。請將下面的內容告知本網站的管理員。',
  },
  en: {
    reload: 'The page isn’t displayed. Reload it',
    polluted:
      'Other scripts of this page keep this component from working. Please tell the site’s administrator what follows.',
  },
};

/** A public element, and what it lets nobody else see. */
export interface Shell {
  readonly element: HTMLElement & {reset(): Promise<void>};
  readonly locale: Locale;
  readonly tellError: (thrown: unknown) => void;
  /** Whether it has something to ask. */
  readonly isSetUp: boolean;
  /** Whether a screen is there, and no error. */
  readonly isFine: boolean;
}

/** Also where the page's own `Event` is none, and the widget's with it: this one is of another class of the browser. */
const tell = ({element, tellError}: Shell, error: CertError): void => {
  try {
    tellError(error);
  } catch {
    const {code, retryable, details} = error;
    const event = new UIEvent('sw-error', {bubbles: true, composed: true});
    element.dispatchEvent(Object.assign(event, {code, retryable, where: details.where}));
  }
};

/** The error that says what the page has replaced, if it has. */
const pollutionError = (cause?: unknown): CertError | undefined => {
  const where = pollution().join('; ');
  if (where === '') return undefined;
  hint(`page-polluted: a script of this page has replaced what the widget needs: ${where}. See docs/errors.md.`);
  return new CertError('page-polluted', {where}, cause);
};

/** Ends everything, and shows what is wrong and the way on, without Lit. */
const replace = ({element, locale}: Shell, error: CertError | undefined): void => {
  const {reload: label, polluted} = words[locale];
  Object.assign(element, {shouldUpdate: () => false});
  void element.reset();
  const button = createElement('button');
  button.textContent = label;
  button.onclick = reload;
  const note = createElement('p');
  if (error) note.textContent = `${polluted} (${error.message})`;
  (element.shadowRoot ?? element).replaceChildren(note, button);
};

/** After a render that threw. The page may be the reason. */
export const showBroken = (shell: Shell, thrown: unknown): void => {
  const error = pollutionError(thrown);
  tell(shell, error ?? toCertError(thrown));
  replace(shell, error);
};

/**
 * A second after an element has come into the page, for its developer. Where the page keeps the widget from working, it
 * would else wait without an end, or blame the network.
 */
export const lookAfter = (shell: Shell): void => {
  if (!shell.isSetUp) hintNobody();
  tellOldNames(shell.element);
  const error = pollutionError();
  if (!error) return;
  tell(shell, error);
  if (!shell.isFine) replace(shell, error);
};
