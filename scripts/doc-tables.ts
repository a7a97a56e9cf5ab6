/**
 * Writes into `docs` what a source says, in both languages: the fields of the conformance kit's plan, the limits of
 * `externalMethods`, the sizes that were measured last, the demo's scenarios, what is to be observed with a real card. With
 * `--check` it writes nothing and fails if one is stale.
 */
import {readFile} from 'node:fs/promises';
import {commandFields, handoffFields, planFields, userFields} from '../contract/conformance/plan-fields.js';
import type {Sentence, Tongue} from '../contract/conformance/say.js';
import {observations} from '../simulators/card-agent-probe/observations.js';
import {scenarios} from '../simulators/scenarios.js';
import {most} from '../src/domain/external-methods.js';
import {fillDoc, tableOf} from './filled-doc.js';

type Row = readonly [first: string | Sentence, second: string | Sentence];

const inTongue = (rows: readonly Row[], tongue: Tongue, numbersFrom?: number): string =>
  tableOf(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell[tongue]))),
    numbersFrom,
  );

const fieldRows = (head: Row, ...each: readonly (readonly [prefix: string, Readonly<Record<string, Sentence>>])[]) => [
  head,
  ...each.flatMap(([prefix, fields]) =>
    Object.entries(fields).map(([name, what]): Row => [`\`${prefix}${name}\``, what]),
  ),
];

const field: Row = [
  {en: 'Field', zh: '字段'},
  {en: 'What', zh: '内容'},
];

const limits: readonly Row[] = [
  [
    {en: 'of', zh: '对象'},
    {en: 'at most', zh: '上限'},
  ],
  [{en: 'rows', zh: '行'}, String(most.methods)],
  [{en: 'places of a row', zh: '一行的机构'}, String(most.places)],
  [{en: 'hosts of a place', zh: '一个机构的域名'}, String(most.hosts)],
  [{en: 'steps of a place', zh: '一个机构的步骤'}, String(most.steps)],
  [{en: 'characters of a text', zh: '一条文字的字符'}, String(most.characters)],
];

const {sizes} = JSON.parse(await readFile(new URL('bytes.json', import.meta.url), 'utf8')) as {
  readonly sizes: Readonly<Record<string, number>>;
};

const kB = (name: string): string => {
  const bytes = sizes[name];
  if (bytes === undefined) throw new Error(`scripts/bytes.json has no size of ${name}.`);
  return String(Math.round(bytes / 1_000));
};

const chosen = (name: string): string => kB(`loaded when chosen: ${name}`);

const weights: readonly Row[] = [
  [
    {en: 'what', zh: '内容'},
    {en: 'kB (1000 bytes)', zh: 'kB（1000 字节）'},
  ],
  [{en: 'before the first paint', zh: '首次绘制之前'}, kB('before the first paint')],
  [
    {en: 'the first screen, two scripts, no style sheet, no font', zh: '第一屏，两个脚本，没有样式表，没有字体'},
    kB('first screen'),
  ],
  [{en: 'loaded after the first screen', zh: '第一屏之后加载'}, kB('what every path needs, fetched behind home')],
  [{en: 'the IC card’s path, when chosen', zh: 'IC 卡认证，选择时加载'}, chosen('ic-card')],
  [{en: 'what forms need, with the first form', zh: '表单所需的内容，随第一个表单加载'}, chosen('forms')],
  [
    {en: 'the profile, and then its form', zh: '登记信息，然后是它的表单'},
    `${chosen('profile')} + ${chosen('profile’s form')}`,
  ],
  [
    {en: 'the legal representative’s path, and then the check', zh: '法人身份认证，然后是人员核验'},
    `${chosen('legal-rep')} + ${chosen('person-check')}`,
  ],
  [{en: 'the bank’s path', zh: '银行 UKey 认证'}, `${chosen('bank-ukey')} + ${chosen('handoff')}`],
  [{en: 'an administrator’s help', zh: '管理员协助'}, chosen('admin-assist')],
  [
    {en: 'the administrator’s inbox, all of it', zh: '管理员收到的申请，全部'},
    kB('an administrator’s inbox, all of it'),
  ],
  [
    {en: 'everything, one locale, without pictures', zh: '全部内容，一种语言，不含图片'},
    kB('everything but pictures, one locale'),
  ],
  [{en: '`standalone.js`', zh: '`standalone.js`'}, kB('dist/standalone.js')],
  [{en: 'beside it: all paths', zh: '它旁边的全部认证方式'}, kB('beside it, fetched behind home: all paths')],
  [{en: 'beside it: each further locale', zh: '它旁边的每种其他语言'}, kB('beside it, all words of: zh-TW')],
];

const observationHeads = {
  en: ['#', 'do', 'note', 'by', 'rests on a guess'],
  zh: ['#', '操作', '记录', '方式', '依据推测的代码'],
};

const commands: Row = ['`commands`', field[1]];

for (const [tongue, ending] of [
  ['en', '.md'],
  ['zh', '.zh-CN.md'],
] as const) {
  await fillDoc(`conformance${ending}`, {
    plan: inTongue(fieldRows(field, ['', planFields], ['users.', userFields]), tongue),
    commands: inTongue(fieldRows(commands, ['', commandFields]), tongue),
    handoffs: inTongue(fieldRows(field, ['', handoffFields]), tongue),
  });
  await fillDoc(`external-methods${ending}`, {limits: inTongue(limits, tongue, 1)});
  await fillDoc(`card-agent${ending}`, {
    observations: tableOf([
      observationHeads[tongue],
      ...observations.map(({[tongue]: each, by, guess: [file, name]}, index) => [
        String(index + 1),
        ...each,
        by,
        `\`${file}\` \`${name}\``,
      ]),
    ]),
  });
  const ids = scenarios.map(({id}) => `\`${id}\``);
  await fillDoc(`demo${ending}`, {scenarios: ids.join(tongue === 'en' ? ', ' : '、')});
  await fillDoc(`performance${ending}`, {sizes: inTongue(weights, tongue, 1)});
}
