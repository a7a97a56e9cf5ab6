import {locales} from '../../src/domain/locales.js';
import {element, must} from './build-element.js';
import {localeNames} from './locale-names.js';

type Cert = HTMLElementTagNameMap['sw-realname-cert'];
type Choice = readonly [value: string, text: string];

const choose = (
  name: string,
  choices: readonly Choice[],
  present: string,
  apply: (value: string) => void,
): HTMLLabelElement => {
  const options = choices.map(([value, text]) => element('option', {value, selected: value === present}, text));
  const select = element('select', {}, ...options);
  select.addEventListener('change', () => {
    apply(select.value);
  });
  return element('label', {}, name, select);
};

/** Theme, language, width and size of text, at once and until the page is loaded again. */
export const fillLook = (cert: Cert): void => {
  const root = document.documentElement;
  const panel = must('main.panel', HTMLElement);
  must('#workbench-look', HTMLElement).append(
    choose(
      '主题',
      [
        ['light', '浅色'],
        ['dark', '深色'],
      ],
      root.classList.contains('dark') ? 'dark' : 'light',
      (value) => {
        root.classList.toggle('dark', value === 'dark');
      },
    ),
    choose(
      '组件语言',
      locales.map((id) => [id, localeNames[id]] as const),
      cert.lang,
      (value) => {
        cert.lang = value;
      },
    ),
    choose(
      '宽度',
      [
        ['', '随页面'],
        ['320', '320'],
        ['480', '480'],
        ['768', '768'],
      ],
      '',
      (value) => {
        panel.style.maxWidth = value && `${value}px`;
      },
    ),
    choose(
      '字号',
      [
        ['', '100%'],
        ['125%', '125%'],
        ['150%', '150%'],
        ['200%', '200%'],
      ],
      '',
      (value) => {
        root.style.fontSize = value;
      },
    ),
    // A page cannot set it.
    element('p', {}, '强制颜色由浏览器模拟：开发者工具 → 渲染 → 模拟 CSS 媒体功能 forced-colors。'),
  );
};
