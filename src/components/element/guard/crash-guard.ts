import {html, render} from 'lit';
import type {JourneyLog} from '../../../adapters/journey-log.js';
import {createElement, reload} from '../../../adapters/page.js';
import {pageError} from '../../../adapters/changed-globals.js';
import {CertError, toCertError} from '../../../domain/errors.js';
import type {Locale} from '../../../domain/locales.js';
import {localeAt} from '../../locales/locale.js';
import {warnDeveloper, warnNoBackend} from '../report/warn-developer.js';
import {takenNames} from '../../lit/register.js';
import {pageConflictWords} from './page-conflict-words.js';

/** All here: what cannot render may not be able to load anything either. */
const words: Readonly<Record<Locale, readonly [reload: string, code: string]>> = {
  'zh-CN': ['页面显示出错，请点击重新加载', '客服查询码'],
  'zh-TW': ['頁面顯示出錯，請點選重新載入', '客服查詢碼'],
  en: ['The page isn’t displayed. Reload it', 'Code for customer service'],
};

/** A public element. */
interface Looked extends HTMLElement {
  readonly lastError: CertError | undefined;
  readonly backend: object | undefined;
  readonly baseUrl: string;
  reset(): Promise<void>;
  readonly log: JourneyLog;
  readonly giveUp?: () => void;
  emit(event: Event): boolean;
}

/** Tells the host of an error. */
type ReportError = (thrown: unknown) => void;

/** If the page has replaced `Event`, the widget's events cannot be made either: then with a `ProgressEvent`. */
const emit = (element: Looked, reportError: ReportError, error: CertError): void => {
  try {
    reportError(error);
  } catch {
    const {code, retryable, details} = error;
    const event = new ProgressEvent('sw-error', {bubbles: true, composed: true});
    element.emit(Object.assign(event, {code, retryable, where: details.where}));
  }
};

/** In a sandbox, `document` may be a proxy, and Lit draws nothing. */
const draws = (): boolean => {
  const place = createElement('div');
  try {
    render(html`<b>${'a'}</b>`, place);
  } catch {
    return false;
  }
  return place.textContent === 'a';
};

const replaced = new WeakSet<Looked>();

/** Ends everything, and shows what is wrong and the way on, without Lit. */
const replace = (element: Looked, error: CertError | undefined): void => {
  replaced.add(element);
  const [label, code] = words[localeAt(element)];
  const {id} = element.log;
  const codes = ` ${code} ${id.slice(0, 4)} ${id.slice(4, 8)}`;
  Object.assign(element, {shouldUpdate: () => false});
  element.giveUp?.();
  try {
    void element.reset();
  } catch {
    // There, the event of the journey's end throws, too.
  }
  const button = createElement('button');
  button.textContent = label;
  button.onclick = reload;
  const note = createElement('p');
  note.className = 'note danger';
  note.role = 'alert';
  // To load the page again would not help against another script of it.
  if (error)
    void pageConflictWords(element, error.message).then((words) => {
      note.prepend(words);
    });
  note.append(...(error ? [] : [button]), codes);
  const base = createElement('div');
  base.className = 'base';
  base.append(note);
  (element.shadowRoot ?? element).replaceChildren(base);
};

/**
 * Looks after an element that has thrown, and after each one three seconds after it has come into the page: by then, home
 * has. Where the page keeps the widget from working, or has an element under a name of ours, it would else wait without an
 * end, or blame the network.
 */
export const guardElement = (element: Looked, reportError: ReportError, thrown?: unknown): void => {
  if (replaced.has(element)) return;
  const where = takenNames.join();
  const error = where ? new CertError('version-conflict', {where}) : pageError(thrown, draws() ? [] : ['document']);
  if (error) warnDeveloper(`${error.message}: see docs/it-does-not-work.md`);
  if (thrown !== undefined || error) {
    emit(element, reportError, error ?? toCertError(thrown));
    // Replaces even a screen that works: the next one would fail and say nothing.
    replace(element, error);
  } else if (!element.backend && element.baseUrl === '') warnNoBackend();
};
