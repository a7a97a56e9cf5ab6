import type {ElsewhereMethod} from '../../src/domain/external.js';
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

const rows = async (): Promise<readonly ElsewhereMethod[]> =>
  (await (await fetch('/elsewhere.json')).json()) as readonly ElsewhereMethod[];

/** A page without a server has no sites for them. */
const methodsOf = (cert: Cert): readonly HTMLElement[] =>
  cert.baseUrl === ''
    ? []
    : [
        choose(
          '认证方式',
          [
            ['', '组件自带的'],
            ['own', '另加接入方自己的（样例）'],
          ],
          '',
          (value) => {
            void (value === '' ? Promise.resolve([]) : rows()).then((elsewhere) => Object.assign(cert, {elsewhere}));
          },
        ),
      ];

/** Theme, language, width, size of text and methods, at once and until the page is loaded again. */
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
        root.style.setProperty('--sw-font-size', value);
      },
    ),
    ...methodsOf(cert),
    // A page cannot set it.
    element('p', {}, '强制颜色由浏览器模拟：开发者工具 → 渲染 → 模拟 CSS 媒体功能 forced-colors。'),
  );
};
