/** The tables of a run in Chinese, from those in English: words by cells, figures as they are. */

const words: Readonly<Record<string, string>> = {
  what: '内容',
  measured: '测量值',
  must: '必须',
  'first content ÷ @smileid document': '首次内容 ÷ @smileid 证件组件',
  'first content ÷ onfido 13.8.7': '首次内容 ÷ onfido 13.8.7',
  'first content ÷ a Lit-only form, modules': '首次内容 ÷ 只用 Lit 的表单，模块',
  'the same, one file': '同上，单文件版',
  'the same, modules with links': '同上，模块，页面写出脚本',
  'home usable ÷ a Lit-only form, modules': '首页可用 ÷ 只用 Lit 的表单，模块',
  'heap after the first mount, over a blank page': '首次装载后的堆，减去空白页',
  'a key over a bare input ÷ the same of a Lit-only form, 1x': '一次按键减去原生输入框 ÷ 只用 Lit 的表单，不减速',
  'a key over a bare input ÷ the same of a Lit-only form, 4x': '同上，4 倍减速',
  'mount and removal ÷ the same of a Lit-only form': '装载和移除 ÷ 只用 Lit 的表单',
  'heap for 1,000 mounts and removals': '1000 次装载和移除增加的堆',
  subject: '对象',
  'first content': '首次内容',
  '÷ Lit-only form': '÷ 只用 Lit 的表单',
  'home usable': '首页可用',
  'a key over a bare input, ms': '一次按键减去原生输入框，毫秒',
  ours: '本组件',
  'ours, modules': '本组件，模块',
  'ours, modules with links': '本组件，模块，页面写出脚本',
  'ours, one file': '本组件，单文件版',
  'ours (compared)': '本组件（对照）',
  'a Lit-only form': '只用 Lit 的表单',
  'not measured': '未测量',
};

/** A word of no table is left as it is, such as the name of a library. */
export const inChinese = (text: string): string =>
  text
    .replaceAll(/[^|\n]+/g, (cell) => (cell.trim() in words ? ` ${words[cell.trim()] ?? ''} ` : cell))
    .replace(
      /^(\S+), headless Chromium (\S+), (\d+) cores, (\d+) rounds; .*$/m,
      '$1，无界面 Chromium $2，$3 核，$4 轮；中位数和四分位数。',
    );
