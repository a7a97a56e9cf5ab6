/**
 * Writes into `docs` what a source says, in both languages: the conformance kit's rules and the fields of its plan, the limits of
 * `externalMethods`, the sizes that were measured last, the demo's scenarios, what is to be observed with a real card, the
 * steps. With `--check` it writes nothing and fails if one is stale.
 */
import {readFile} from 'node:fs/promises';
import {english, type Words} from '../contract/conformance/en.js';
import {commandFields, handoffFields, planFields, userFields} from '../contract/conformance/plan-fields.js';
import {rules} from '../contract/conformance/rules/index.js';
import type {Sentence, Tongue} from '../contract/conformance/say.js';
import {chinese} from '../contract/conformance/zh-CN.js';
import {observations} from '../simulators/card-agent-probe/observations.js';
import {scenarios} from '../simulators/scenarios.js';
import {steps, type Step} from '../src/components/events/steps.js';
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

const stepWords: Readonly<Record<Step, Sentence>> = {
  loading: {en: 'the view’s data are being fetched', zh: '正在读取页面所需的内容'},
  choosing: {en: 'the user chooses a method, a place or a request', zh: '显示列表，由用户选择认证方式、机构或申请'},
  intro: {en: 'the method’s requirements', zh: '说明该方式需要什么'},
  reading: {en: 'the card is read', zh: '正在查找并读取卡'},
  'other-enterprise': {
    en: 'the card names another enterprise; the widget asks whether to go on',
    zh: '卡中的企业与账号的企业不同，询问是否继续',
  },
  pin: {en: 'the PIN is asked for', zh: '等待输入密码'},
  locked: {en: 'the card has locked its PIN', zh: '卡密码已锁定'},
  enterprise: {en: 'the form that says which enterprise it is', zh: '填写企业的表单'},
  'legal-rep': {en: 'the form of the legal representative', zh: '填写法定代表人的表单'},
  'account-holder': {en: 'the same for the account holder', zh: '填写账号归属人的表单'},
  confirming: {en: 'the user confirms what will be sent', zh: '提交之前，再次显示填写的内容'},
  sending: {en: 'the widget sends what the user entered or decided', zh: '正在提交用户填写或决定的内容，等待结果'},
  waiting: {
    en: 'another side must act: the user at the place, an administrator',
    zh: '等待在别处的操作：用户在机构的网站，或管理员',
  },
  scanned: {en: 'a phone has opened the code', zh: '手机已打开二维码'},
  expired: {en: 'the time for it is over', zh: '已过有效期'},
  withdrawn: {en: 'the user has withdrawn the request', zh: '用户已撤回申请'},
  viewing: {en: 'the record is shown', zh: '显示登记信息'},
  editing: {en: 'the form of the record', zh: '修改登记信息的表单'},
  comparing: {en: 'the record has changed meanwhile: both are shown', zh: '登记信息在此期间已改变，同时显示两者'},
  deciding: {en: 'a request is open, until it is answered', zh: '已打开一个申请，尚未答复'},
  done: {
    en: 'the change is saved; the request is answered, or its code is shown',
    zh: '修改已保存；申请已答复，或已显示验证码',
  },
  refused: {en: 'the backend has refused; the view says why', zh: '后台已拒绝，并显示原因'},
  failed: {
    en: 'a request failed, and can be tried again. Without a `reason`, or with `cancelled`: the user has ended a wait',
    zh: '读取或提交失败，可以重试。没有 `reason` 或为 `cancelled` 的，是用户取消了等待',
  },
  result: {en: 'the decision is shown, or that there is none yet', zh: '显示结果，或尚未决定'},
  'not-applicable': {en: 'certification is not meant for this user', zh: '该用户不需要认证'},
  'session-over': {en: 'the session is over, or another user’s', zh: '登录已失效，或已换成另一位用户'},
  'other-person': {en: 'another person is signed in now', zh: '现在登录的是另一位用户'},
  suspended: {en: 'the element is out of the page, and kept', zh: '元素不在页面中，但被保留'},
};

const viewsOf = (step: string): string[] =>
  Object.entries<readonly string[]>(steps).flatMap(([view, each]) => (each.includes(step) ? [`\`${view}\``] : []));

const observationHeads = {
  en: ['#', 'do', 'note', 'by', 'rests on a guess'],
  zh: ['#', '操作', '记录', '方式', '依据推测的代码'],
};

const stepHead = {en: 'what happens', zh: '发生的事'};

const ruleHead: Row = [
  {en: 'Rule', zh: '规则'},
  {en: 'What a backend does', zh: '后台的做法'},
];

const ruleRows = ({doc}: Words): readonly Row[] =>
  rules.map((rule) => [`[\`${rule.id}\`](${doc(rule.chapter).replace('docs/', '')})`, rule]);

const commands: Row = ['`commands`', field[1]];

for (const [tongue, ending, words] of [
  ['en', '.md', english],
  ['zh', '.zh-CN.md', chinese],
] as const) {
  await fillDoc(`conformance${ending}`, {
    plan: inTongue(fieldRows(field, ['', planFields], ['users.', userFields]), tongue),
    commands: inTongue(fieldRows(commands, ['', commandFields]), tongue),
    handoffs: inTongue(fieldRows(field, ['', handoffFields]), tongue),
    'begin: rules': `<!-- prettier-ignore -->\n${inTongue([ruleHead, ...ruleRows(words)], tongue)}`,
  });
  await fillDoc(`reference${ending}`, {
    steps: tableOf([
      ['`step`', '`view`', stepHead[tongue]],
      ...Object.entries(stepWords).map(([step, {[tongue]: what}]) => [
        `\`${step}\``,
        viewsOf(step).join(tongue === 'en' ? ', ' : '、'),
        what,
      ]),
    ]),
  });
  await fillDoc(`external-methods${ending}`, {limits: inTongue(limits, tongue, 1)});
  await fillDoc(`card-agent${ending}`, {
    observations: tableOf([
      observationHeads[tongue],
      ...observations.map(({[tongue]: each, by = 'P', guess: [file, name]}, index) => [
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
