/** What follows which row of a file; an import follows none. */
type Row = string | readonly [anchor: string, row: string];

/** Of a method with a machine of its own, what is in tables that there are: `insert.ts` puts it there. */
export const rows: Readonly<Record<string, readonly Row[]>> = {
  'src/domain/ids.ts': [["'legal-rep'", "'__id__'"]],
  'src/domain/external-methods.ts': [["'legal-rep': true", "'__id__': true"]],
  'src/domain/path-rows.ts': [
    [
      "'legal-rep': {",
      "'__id__': {help: ['__id__'], steps: {entering: '__id__', checking: 'sending', notChecked: 'failed', refused: 'refused'}}",
    ],
  ],
  'src/machines/index.ts': [
    "import {__name__Machine as __name__} from './__id__.machine.js';",
    ['export const legalRepMachine', 'export const __name__Machine = /* @__PURE__ */ __name__();'],
  ],
  'src/adapters/backend.ts': [
    "import type {__Name__Claim} from '../domain/__id__.schemas.js';",
    [
      'checkBankCard(',
      '/** Checks the number that the user typed. */ check__Name__(input: __Name__Claim, options: RequestOptions): Promise<Outcome>;',
    ],
  ],
  'src/adapters/operations.ts': [['checkBankCard:', "check__Name__: ['POST', '/__id__/checks']"]],
  'src/adapters/wiring.ts': [
    ["'legal-rep':", "'__id__': async (...all) => (await import('./__id__.wiring.js')).wire(...all)"],
  ],
  'src/fakes.ts': [
    [
      'checkBankCard:',
      "check__Name__: () => Promise.resolve(fakeOutcome({method: '__id__', effective: 'now', level: medium}))",
    ],
  ],
  'src/components/element/paths/all-paths.chunk.ts': [
    "import {__name__} from './__id__.chunk.js';",
    ["'legal-rep':", "'__id__': __name__"],
  ],
  'src/components/home/home.ts': [["'legal-rep': personIcon", "'__id__': personIcon"]],
  'src/components/locales/message-groups.ts': [["'legal-rep-home':", "'__id__': true, '__id__-home': true"]],
  'src/locales/message-keys.ts': [
    "import type {__name__Home} from '../components/__id__/__id__.card.js';",
    "import type {__name__Texts} from '../components/__id__/__id__.texts.js';",
    ['typeof legalRepHome', 'typeof __name__Home'],
    ["readonly 'legal-rep':", "readonly '__id__': typeof __name__Texts;"],
  ],
  'src/locales/files.ts': [
    [
      'export const legalRep =',
      "export const __name__ = {en: () => import('./en/__id__.js'), 'zh-TW': () => import('./zh-TW/__id__.js')};",
    ],
  ],
  'src/locales/en/home.ts': [
    [
      "'legal-rep-home':",
      "'__id__-home': {title: 'Number check', name: 'Number check', action: 'Certify by number', needs: 'Your number.', time: 'About 1 minute'}",
    ],
  ],
  'src/locales/zh-TW/home.ts': [
    [
      "'legal-rep-home':",
      "'__id__-home': {title: '號碼驗證', name: '號碼驗證', action: '以號碼認證', needs: '本人的號碼。', time: '約 1 分鐘'}",
    ],
  ],
  'contract/components.ts': [
    "import {__name__ClaimSchema} from '../src/domain/__id__.schemas.js';",
    [
      'BankCardClaim:',
      '__Name__Claim: z.extend(__name__ClaimSchema(), {consent: z.optional(consentSchema()), humanCheck: humanCheck()})',
    ],
  ],
  'contract/operations.ts': [
    "import {__name__Answers} from '../src/domain/__id__.schemas.js';",
    [
      'checkBankCard:',
      `check__Name__: {
        summary: 'Checks the number that the user typed.',
        body: '__Name__Claim',
        bodyExample: {number: 'PDY00001', consent},
        answers: {Passed: outcome('__id__'), Pending: fakePending(60)},
        refusals: ['person-mismatch', 'consent-required'],
      }`,
    ],
    ['...legalRepAnswers', '...__name__Answers'],
  ],
  'contract/conformance/missing-operations.ts': [["'legal-rep'", "'__id__'"]],
  'contract/conformance/pending.ts': [['checkBankCard:', "check__Name__: '__id__'"]],
  'walks/walk.ts': [["'legal-rep'", "'__id__'"]],
  'walks/every.ts': ["import {__name__Walk} from './__id__.walk.js';", ['...[bankUkeyWalk,', '__name__Walk']],
  'walks/words.ts': [
    "import {__name__Home} from '../src/components/__id__/__id__.card.js';",
    "import {__name__Texts} from '../src/components/__id__/__id__.texts.js';",
    ['...([legalRepHome', '...([__name__Home, __name__Texts] as const)'],
  ],
  'demo/machines/catalogue.ts': [
    ['legalRepMachine', '__name__Machine'],
    ["'legal-rep': legalRepMachine", "'__id__': __name__Machine"],
    ["'legal-rep': '", "'__id__': '号码核验'"],
  ],
  'demo/machines/samples.ts': [
    "import {__name__Walk} from '../../walks/__id__.walk.js';",
    ['handoff: () => bankUkeyWalk', "'__id__': () => __name__Walk.steps"],
  ],
  'demo/machines/world.ts': [
    "import {wire as wire__Name__} from '../../src/adapters/__id__.wiring.js';",
    ["'legal-rep': method(", "'__id__': method(wire__Name__)"],
  ],
  'demo/pages/screens.ts': [['A1: {', "'__id__': {number: '__id__', title: '号码核验'}"]],
  'demo/pages/scenes.ts': [
    "import {__name__Scenes} from './__id__-scenes.js';",
    ["'legal-rep': table(", "'__id__': table('__id__', '__id__', __name__Scenes, '__id__')"],
  ],
  'demo/pages/step-titles.ts': [
    ["'legal-rep': {", "'__id__': {'zh-CN': '号码核验', 'zh-TW': '號碼驗證', en: 'Number check'}"],
  ],
  'demo/pages/host.ts': [["'legal-rep': page(", "'__id__': page('certification', '#__id__')"]],
  'scripts/machine-docs.ts': [
    ["'legal-rep': {", "'__id__': {what: 'Certification by a number that the backend checks.', output: methodOutput}"],
  ],
  'test/harness/transcript.walks.ts': [
    "import {__name__Walk} from '../../walks/__id__.walk.js';",
    [
      'const asks =',
      `
const __name__: Part = {
  title: '号码核验',
  sections: [
    {
      title: '漏填号码，没有网络，重试后通过',
      answers: {
        getStatus: says({methods: [{id: '__id__', state: 'not-certified', enabled: true}]}),
        check__Name__: inTurn<[], unknown>(lost(), passes('__id__')),
      },
      acts: [
        goes(__name__Walk, {through: 'entering', typed: {entering: {}}}),
        goes(__name__Walk, {from: 'entering', through: 'entering'}),
        retries,
      ],
    },
  ],
};
`,
    ],
    ["'legal-rep': legalRep", "'__id__': __name__"],
  ],
  'test/components/transcripts.long.test.ts': ["import '../../src/components/__id__/__id__.js';"],
  'test/components/walks.release.test.ts': [
    "import {define as define__Name__} from '../../src/components/__id__/__id__.js';",
    "import {chart as __name__} from '../machines/__id__.chart.js';",
    ["'legal-rep': [legalRep", "'__id__': [__name__, define__Name__]"],
  ],
  'test/adapters/wirings.test.ts': [
    "import {wire as wire__Name__} from '../../src/adapters/__id__.wiring.js';",
    [
      "{wire: wireIcCard, name: 'createChallenge'",
      "{wire: wire__Name__, name: 'check', operation: 'check__Name__', body: {number: 'PDY00001'}}",
    ],
  ],
  'test/components/step-events.test.ts': [
    ["[machines['legal-rep'].id]", "[machines['__id__'].id]: '__id__'"],
    ["'legal-rep': 8", "'__id__': 6"],
  ],
  'scripts/doc-tables.ts': [['waiting: {', "'__id__': {en: 'the form with the number', zh: '填写号码的表单'}"]],
  'test/simulators/certification.test.ts': [["...[['ic-card', undefined]", "['__id__', undefined]"]],
};

/** The same in what is no TypeScript: before each place that reads so. */
export const texts: Readonly<Record<string, readonly (readonly [anchor: string, added: string])[]>> = {
  'docs/backend.md': [
    ['## Decided elsewhere', '## `__id__`\n\n### `check__Name__`\n\n<!-- begin: check__Name__ --><!-- end -->\n\n'],
  ],
  'docs/backend.zh-CN.md': [
    ['## 在别处认证', '## `__id__`\n\n### `check__Name__`\n\n<!-- begin: check__Name__ --><!-- end -->\n\n'],
  ],
  'demo/pages/help-certification.html': [
    ['<tr id="bank-ukey">', '<tr id="__id__"><th scope="row">号码核验</th><td>本人的号码</td></tr>'],
  ],
  'docs/demo.md': [['`bank-ukey` or `admin-assist`', '`__id__`, ']],
  'docs/demo.zh-CN.md': [['`bank-ukey`、`admin-assist`', '`__id__`、']],
  'docs/reference.md': [['`bank-ukey`, `admin-assist`', '`__id__`, ']],
  'docs/reference.zh-CN.md': [['`bank-ukey`、`admin-assist`', '`__id__`、']],
  'docs/security.md': [
    ['| POST `/legal-rep/enterprise`', '| POST `/__id__/checks` | `number` | yes | no |\n| | `consent` | no | no |\n'],
  ],
  'docs/security.zh-CN.md': [
    ['| POST `/legal-rep/enterprise`', '| POST `/__id__/checks` | `number` | 是 | 否 |\n| | `consent` | 否 | 否 |\n'],
  ],
};
