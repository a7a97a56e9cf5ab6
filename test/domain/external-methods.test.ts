import {expect} from 'chai';
import fc from 'fast-check';
import {banks} from '../../src/domain/banks.js';
import {readExternalMethods, type ExternalMethod, type ExternalPlace} from '../../src/domain/external-methods.js';
import {pathIds} from '../../src/domain/ids.js';
import {jsonWith, wildText} from '../fuzz/wild.js';

const card = {title: '出示', action: '去出示', name: {'zh-CN': '执照', en: 'Licence'}, needs: '手机', time: '2 分钟'};
const place: ExternalPlace = {id: 'wallet', name: {'zh-CN': '样例夹', en: 'Wallet'}, hosts: ['wallet.example.cn']};
const row: ExternalMethod = {id: 'e-licence', card, places: [place], by: 'both'};

const at = (changes: object): object => ({...row, places: [{...place, ...changes}]});
const many = <T>(length: number, of: (index: number) => T): T[] => Array.from({length}, (_, index) => of(index));
const throwing = (name: string): object =>
  Object.defineProperty({...row}, name, {
    get: () => {
      throw new Error('the host’s own');
    },
  });

const hosts: readonly unknown[] = [
  ...['https://wallet.example.cn', 'wallet.example.cn/', 'wallet.example.cn:443', 'user@wallet.example.cn'],
  ...['127.0.0.1', '0x7f.1', '1', '[::1]', 'localhost', 'cn', '*', '*.cn', 'wallet.example.cn.', '.example.cn'],
  ...[
    '*example.cn',
    'a.*.example.cn',
    '*.*.example.cn',
    'Wallet.example.cn',
    'wallet..cn',
    '-a.example.cn',
    'a-.example.cn',
    'a_b.example.cn',
    'a.c',
  ],
  ...['wаllet.example.cn', '例.example.cn', 'wallet。example.cn', ' wallet.example.cn', 'wallet.example.cn\n', ''],
  ...[`${'a'.repeat(64)}.cn`, `${'a.'.repeat(130)}cn`, 7, null],
];
const noWords = [undefined, '', ' \u200B', 7, {}, {fr: 'a'}, {'zh-CN': ''}, 'a'.repeat(1_000_000)];

/** What is wrong in a row, by the path that is told. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  '': [throwing('card'), throwing('id')],
  '.id': [
    ...[null, 'e-licence', [row], Object.create(row) as object],
    ...['first', '', '1a', 'A', 'a b', 'a_b', 'é', 'a'.repeat(41), '__proto__', 7].map((id) => ({...row, id})),
    ...[...pathIds, 'home', 'result'].flatMap((id) => (id === 'bank-ukey' ? [] : [{...row, id}])),
  ],
  ...Object.fromEntries(
    Object.keys(card).map((part) => [
      `.card.${part}`,
      noWords.map((words) => ({...row, card: {...card, [part]: words}})),
    ]),
  ),
  '.card.title.en': [{...row, card: {...card, title: {'zh-CN': '出示', en: 7}}}],
  '.by': ['post', 'constructor', 7, ['link']].map((by) => ({...row, by})),
  '.places': [undefined, {}, [], 'a', many(31, (index) => ({...place, id: `p-${index}`}))].map((places) => ({
    ...row,
    places,
  })),
  '.places[0].id': ['', 'A', 7].map((id) => at({id})),
  '.places[1].id': [{...row, places: [place, place]}],
  '.places[0].name': noWords.map((name) => at({name})),
  '.places[0].hosts': [undefined, [], 'wallet.example.cn', many(21, (index) => `a${index}.example.cn`)]
    .concat(hosts.map((host) => ['wallet.example.cn', host as string]))
    .map((each) => at({hosts: each})),
  '.places[0].needs': [at({needs: ''}), at({needs: 7})],
  '.places[0].steps': [at({steps: 'a'}), at({steps: Array(11).fill('a')})],
  '.places[0].steps[1]': [at({steps: ['a', '']})],
};

describe('The host’s own methods', () => {
  it('have plain words in each language, their ways and their places, also of frozen rows', () => {
    const title = Object.freeze({'zh-CN': `<b>\u202E${'长'.repeat(900)}`, en: 'Show'});
    const given = Object.freeze([Object.freeze({...row, card: Object.freeze({...card, title})})]);
    const {methods, banks: more, wrong: told} = readExternalMethods(given);
    const [method] = methods;
    expect([more, told, methods.length]).to.deep.equal([[], [], 1]);
    expect(method).to.deep.include({id: 'e-licence', ways: ['code', 'link']});
    expect(method?.card['zh-TW']).to.deep.equal({...card, name: '执照', title: method?.title?.['zh-CN']});
    expect([method?.card.en.name, method?.title?.en]).to.deep.equal(['Licence', 'Show']);
    expect(method?.title?.['zh-TW']).to.match(/^<b> 长{195}…$/u);
    expect(method?.places).to.deep.equal([
      {
        id: 'wallet',
        name: {'zh-CN': '样例夹', 'zh-TW': '样例夹', en: 'Wallet'},
        monogram: {'zh-CN': '样', 'zh-TW': '样', en: 'W'},
        hosts: ['wallet.example.cn'],
        needs: {'zh-CN': '', 'zh-TW': '', en: ''},
        steps: {'zh-CN': [], 'zh-TW': [], en: []},
      },
    ]);
    const waysBy = (by: unknown) => readExternalMethods([{...row, by}]).methods[0]?.ways;
    expect([undefined, 'code'].map(waysBy)).to.deep.equal([['link'], ['code']]);
  });

  for (const [path, rows] of Object.entries(wrong)) {
    it(`are left out and told where they do not fit, and others are read: ${path || 'the whole row'}`, () => {
      for (const each of rows) {
        const read = readExternalMethods([{...row, id: 'first'}, each, {...row, id: 'last'}]);
        expect(read.wrong, path).to.deep.equal([`externalMethods[1]${path}`]);
        expect(read.methods.map(({id}) => id)).to.deep.equal(['first', 'last']);
      }
    });
  }

  it('are limited to twenty, and are empty for a value that is no list', () => {
    const read = readExternalMethods(many(1_000, (index) => ({...row, id: `e-${index}`})));
    expect([read.methods.length, read.wrong]).to.deep.equal([20, ['externalMethods[20]']]);
    for (const given of [undefined, null, 7, 'externalMethods', row, {length: 1, 0: row}, () => [row]])
      expect(readExternalMethods(given)).to.deep.equal({methods: [], banks: [], wrong: ['externalMethods']});
  });

  it('may be further banks, which have no card and no way, and replace none', () => {
    const more = {id: 'bank-ukey', places: [{...place, id: 'sample'}]};
    for (const [changes, path] of [
      [{card}, 'card'],
      [{by: 'link'}, 'by'],
      ...[...banks, {id: 'sample'}].map(({id}) => [{places: [{...place, id}]}, 'places[0].id'] as const),
    ] as const) {
      const read = readExternalMethods([more, {...more, ...changes}, row, {...more, places: [place]}]);
      expect(read.wrong).to.deep.equal([`externalMethods[1].${path}`]);
      expect(read.banks.map(({id}) => id)).to.deep.equal(['sample', 'wallet']);
      expect(read.methods.map(({id}) => id)).to.deep.equal(['e-licence']);
    }
  });

  it('are read without an exception for any value, and each host read is a plain name or *. and a plain name', () => {
    const part = fc.oneof(
      fc.anything(),
      wildText,
      jsonWith('id', 'name', 'zh-CN', 'hosts', 'places'),
    ) as fc.Arbitrary<never>;
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({weight: 19, arbitrary}, {weight: 1, arbitrary: part});
    const words = maybe(
      fc.oneof(fc.constantFrom('名', 'Name'), wildText, fc.record({'zh-CN': wildText, en: wildText})),
    );
    const id = maybe(fc.constantFrom('a', 'b', 'c', 'bank-ukey', 'ic-card', 'ccb'));
    const host = maybe(
      fc.oneof(
        fc.domain(),
        fc.domain().map((name) => `*.${name}`),
        fc.webAuthority(),
        fc.constantFrom(...hosts),
      ),
    );
    const one = maybe(fc.record({id, name: words, hosts: maybe(fc.array(host, {maxLength: 2}))}));
    const someCard = maybe(fc.record({title: words, action: words, name: words, needs: words, time: words}));
    const each = fc.record({id, card: someCard, places: maybe(fc.array(one, {maxLength: 3}))}, {requiredKeys: []});
    let seen = 0;
    fc.assert(
      fc.property(maybe(fc.array(maybe(each))), (given) => {
        const {methods, banks: more, wrong: told} = readExternalMethods(given);
        for (const path of told)
          expect(path).to.match(/^externalMethods(?:\[\d+\](?:\.\w+(?:\[\d+\])?(?:\.[\w-]+)*)?)?$/);
        for (const {hosts: given} of [...methods.flatMap(({places}) => places), ...more])
          for (const name of given) {
            seen += 1;
            expect(name).to.match(/^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z0-9-]+$/);
            const bare = name.replace(/^\*\./, '');
            expect(new URL(`https://${bare}`).hostname).to.equal(bare);
          }
      }),
      {numRuns: 2_000},
    );
    expect(seen).to.be.greaterThan(100);
  });
});
