import type {ExternalMethod} from '../../src/domain/external-methods.js';
import {element, must} from './build-element.js';
import {localeNames} from './locale-names.js';

type Cert = HTMLElementTagNameMap['sw-realname-cert'];
type Choice = readonly [value: string, text: string];

const sameWords = (...values: readonly string[]): readonly Choice[] => values.map((value) => [value, value]);

const choose = (
  name: string,
  choices: readonly Choice[],
  present: string,
  apply: (value: string) => unknown,
): HTMLLabelElement => {
  const options = choices.map(([value, text]) => element('option', {value, selected: value === present}, text));
  const select = element('select', {}, ...options);
  select.addEventListener('change', () => {
    apply(select.value);
  });
  return element('label', {}, name, select);
};

const rows = async (): Promise<readonly ExternalMethod[]> =>
  (await (await fetch('/external-methods.json')).json()) as readonly ExternalMethod[];

/** Theme, language, width, size of text and methods, at once and until the page is loaded again. */
export const fillLook = (cert: Cert): void => {
  const root = document.documentElement;
  const panel = must('main.panel', HTMLElement);
  const themes: readonly Choice[] = [
    ['light', '浅色'],
    ['dark', '深色'],
  ];
  const widths: readonly Choice[] = [['', '随页面'], ...sameWords('320', '480', '768')];
  const sizes: readonly Choice[] = [['', '100%'], ...sameWords('125%', '150%', '200%')];
  const methods: readonly Choice[] = [
    ['', '组件自带的'],
    ['own', '另加接入方自己的（电子营业执照等）'],
  ];
  const chooseMethods = async (value: string): Promise<void> => {
    Object.assign(cert, {externalMethods: value === '' ? [] : await rows()});
  };
  const asked = new URLSearchParams(location.search).get('methods') ?? '';
  if (asked) void chooseMethods(asked);
  must('#workbench-look', HTMLElement).append(
    choose('主题', themes, root.classList.contains('dark') ? 'dark' : 'light', (value) => {
      root.classList.toggle('dark', value === 'dark');
    }),
    choose('组件语言（门户总是中文）', Object.entries(localeNames), cert.lang, (value) => (cert.lang = value)),
    choose('宽度', widths, '', (value) => (panel.style.maxWidth = value && `${value}px`)),
    choose('字号', sizes, '', (value) => root.style.setProperty('--sw-font-size', value)),
    // A page without a server has no sites for further ones.
    ...(cert.baseUrl === '' ? [] : [choose('认证方式', methods, asked, (value) => void chooseMethods(value))]),
    // A page cannot set it.
    element('p', {}, '强制颜色由浏览器模拟：开发者工具 → 渲染 → 模拟 CSS 媒体功能 forced-colors。'),
  );
};
