import {createElement, ofDocument} from '../../adapters/of-document.js';
import {CertError} from '../../domain/errors.js';
import type {Locale} from '../../domain/locales.js';
import {version} from '../../version.js';
import {SwErrorEvent} from '../events/error-event.js';
import {localeAt} from '../locales/locale.js';
import {hint} from './hint.js';

const words: Readonly<Record<Locale, string>> = {
  'zh-CN': '本页面加载了认证组件的两个版本，请联系系统管理员。',
  'zh-TW': '本頁面載入了認證元件的兩個版本，請聯絡系統管理員。',
  en: 'This page has loaded two versions of this component. Please tell the site’s administrator.',
};

/** A version that comes in several entries says it once. */
const told = new WeakSet<Element>();

/**
 * Tells the host's developer on the console, the host by an event on each element that another version has defined, and
 * the user below it.
 */
export const tellVersionConflict = (tag: string): void => {
  hint(`version ${version} does not define ${tag}: another version was on the page before it.`);
  for (const element of ofDocument('documentElement').querySelectorAll<HTMLElement>(tag)) {
    if (told.has(element)) continue;
    told.add(element);
    const note = createElement('p');
    note.slot = 'footer';
    note.textContent = `${words[localeAt(element)]} (${version})`;
    element.append(note);
    const event = new SwErrorEvent(new CertError('version-conflict', {where: version}));
    // Of no journey of this version.
    element.dispatchEvent(Object.assign(event, {journey: '', elapsed: 0, attempt: 0, view: '', step: ''}));
  }
};
