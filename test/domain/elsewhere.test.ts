import {inspect} from 'node:util';
import {expect} from 'chai';
import fc from 'fast-check';
import {banks} from '../../src/domain/banks.js';
import {readElsewhere, type ElsewhereMethod, type ElsewherePlace} from '../../src/domain/elsewhere.js';
import {locales} from '../../src/domain/locales.js';
import {methodIds} from '../../src/domain/method-ids.js';
import {jsonWith, wildText} from '../fuzz/wild.js';

const card = {title: '出示', action: '去出示', name: {'zh-CN': '执照', en: 'Licence'}, needs: '手机', time: '2 分钟'};
const place: ElsewherePlace = {id: 'wallet', name: {'zh-CN': '样例夹', en: 'Wallet'}, hosts: ['wallet.example.cn']};
const row: ElsewhereMethod = {id: 'e-licence', card, places: [place], by: 'both'};

const at = (changes: object): object => ({...row, places: [{...place, ...changes}]});
const many = <T>(count: number, of: (index: number) => T): T[] => Array.from({length: count}, (_, index) => of(index));
const places = (count: number) => many(count, (index) => ({...place, id: `p-${index}`}));
const throwing = (name: string, right: object): object =>
  Object.defineProperty({...right}, name, {
    enumerable: true,
    get: () => {
      throw new Error('the host’s own');
    },
  });

const hosts = [
  ...['https://wallet.example.cn', 'wallet.example.cn/', 'wallet.example.cn:443', 'user@wallet.example.cn'],
  ...['127.0.0.1', '0x7f.1', '1', '[::1]', 'localhost', 'cn', 'com.cn', 'co.uk', 'wallet.example.cn.', '.example.cn'],
  ...['*.example.cn', 'Wallet.example.cn', 'wallet..cn', '-a.example.cn', 'a-.example.cn', 'a_b.example.cn', 'a.c'],
  ...['wаllet.example.cn', '例.example.cn', 'wallet。example.cn', ' wallet.example.cn', 'wallet.example.cn\n', ''],
  ...[`${'a'.repeat(64)}.cn`, `${'a.'.repeat(130)}cn`, 7, null, ['wallet.example.cn']],
];

/** What is wrong in a row, by the path that is told. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  '': [throwing('card', row), throwing('id', row)],
  '.id': [
    ...[null, 'e-licence', [row], Object.create(row), {...row, id: 'first'}],
    ...[...methodIds, 'profile', 'home', 'result'].flatMap((id) => (id === 'bank-ukey' ? [] : [{...row, id}])),
    ...['', '1a', 'A', 'a b', 'a_b', 'é', 'a'.repeat(41), '__proto__', 7].map((id) => ({...row, id})),
  ],
  ...Object.fromEntries(
    Object.keys(card).map((part) => [
      `.card.${part}`,
      [undefined, '', ' \u200B', 7, {}, {fr: 'a'}, {'zh-CN': ''}, 'a'.repeat(1_000_000)].map((words) => ({
        ...row,
        card: {...card, [part]: words},
      })),
    ]),
  ),
  '.card.title.en': [{...row, card: {...card, title: {'zh-CN': '出示', en: 7}}}],
  '.by': ['post', 'constructor', 7, ['link']].map((by) => ({...row, by})),
  '.places': [undefined, {}, [], places(31), 'wallet'].map((each) => ({...row, places: each})),
  '.places[0].id': ['', 'A', 7].map((id) => at({id})),
  '.places[1].id': [{...row, places: [place, place]}],
  '.places[0].name': [at({name: undefined}), at({name: ''})],
  '.places[0].hosts': [
    ...[undefined, [], 'wallet.example.cn', many(21, (index) => `a${index}.example.cn`)].map((each) =>
      at({hosts: each}),
    ),
    ...hosts.map((host) => at({hosts: ['wallet.example.cn', host]})),
  ],
  '.places[0].needs': [at({needs: ''}), at({needs: 7})],
  '.places[0].steps': [at({steps: 'a'}), at({steps: Array(11).fill('a')})],
  '.places[0].steps[1]': [at({steps: ['a', '']})],
};

describe('The host’s own methods', () => {
  it('have their words in each language, their ways and their places; frozen rows, too', () => {
    const freeze = <T>(of: T): T => {
      if (typeof of === 'object') Object.values(of as object).forEach(freeze);
      return Object.freeze(of);
    };
    const {methods, banks: more, wrong: told} = readElsewhere(freeze(structuredClone([row])));
    const [method] = methods;
    expect([more, told, methods.length]).to.deep.equal([[], [], 1]);
    expect(method).to.deep.include({id: 'e-licence', ways: ['code', 'link']});
    expect(method?.card['zh-TW']).to.deep.equal({...card, name: '执照'});
    expect(method?.card.en.name).to.equal('Licence');
    expect(method?.title).to.deep.equal({'zh-CN': '出示', 'zh-TW': '出示', en: '出示'});
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
    const {by: _, ...usual} = row;
    for (const [each, ways] of [
      [usual, ['link']],
      [{...row, by: 'code'}, ['code']],
    ] as const)
      expect(readElsewhere([each]).methods[0]?.ways).to.deep.equal(ways);
  });

  it('are plain text of 200 characters at most', () => {
    const {methods} = readElsewhere([{...row, card: {...card, title: `<b>\u202E${'长'.repeat(900)}`}}]);
    expect(methods[0]?.title?.en).to.match(/^<b> 长{195}…$/);
  });

  for (const [path, rows] of Object.entries(wrong)) {
    it(`are left out and told where they do not fit, and others are read: ${path || 'the whole row'}`, () => {
      for (const each of rows) {
        const read = readElsewhere([{...row, id: 'first'}, each, {...row, id: 'last'}]);
        expect(read.wrong, inspect(each).slice(0, 500)).to.deep.equal([`elsewhere[1]${path}`]);
        expect(read.methods.map(({id}) => id)).to.deep.equal(['first', 'last']);
      }
    });
  }

  it('are twenty at most, and of no list none', () => {
    const read = readElsewhere(many(1_000, (index) => ({...row, id: `e-${index}`})));
    expect([read.methods.length, read.wrong]).to.deep.equal([20, ['elsewhere[20]']]);
    for (const given of [undefined, null, 7, 'elsewhere', row, {length: 1, 0: row}, () => [row]])
      expect(readElsewhere(given)).to.deep.equal({methods: [], banks: [], wrong: ['elsewhere']});
    expect(readElsewhere([])).to.deep.equal({methods: [], banks: [], wrong: []});
  });
});

describe('The host’s own banks', () => {
  const more = {id: 'bank-ukey', places: [{...place, id: 'sample'}]};

  it('are added to the path of the banks, and are no method', () => {
    const read = readElsewhere([more, row, {...more, places: [{...place, id: 'sample-2'}]}]);
    expect(read.banks.map(({id}) => id)).to.deep.equal(['sample', 'sample-2']);
    expect([read.methods.map(({id}) => id), read.wrong]).to.deep.equal([['e-licence'], []]);
  });

  it('have no card and no way, and replace no bank of ours and none of theirs', () => {
    for (const [changes, path] of [
      [{card}, 'card'],
      [{by: 'link'}, 'by'],
      ...[...banks, {id: 'sample'}].map(({id}) => [{places: [{...place, id}]}, 'places[0].id'] as const),
    ] as const) {
      const read = readElsewhere([more, {...more, ...changes}]);
      expect(read.wrong).to.deep.equal([`elsewhere[1].${path}`]);
      expect(read.banks.map(({id}) => id)).to.deep.equal(['sample']);
    }
  });
});

describe('Whatever a host sets for its own methods', () => {
  const part = fc.oneof(fc.anything(), wildText, jsonWith('id', 'name', 'zh-CN', 'hosts', 'places'));
  const maybe = <T>(usual: fc.Arbitrary<T>) =>
    fc.oneof({weight: 19, arbitrary: usual}, {weight: 1, arbitrary: part as fc.Arbitrary<never>});
  const words = maybe(
    fc.oneof(fc.constantFrom('名', 'Name'), wildText, fc.record({'zh-CN': wildText, en: wildText}, {requiredKeys: []})),
  );
  const id = maybe(fc.constantFrom('a', 'b', 'c', 'bank-ukey', 'ic-card', 'ccb'));
  const host = maybe(fc.oneof(fc.domain(), fc.webAuthority(), fc.constantFrom(...hosts)));
  const somePlaces = maybe(
    fc.array(maybe(fc.record({id, name: words, hosts: maybe(fc.array(host, {maxLength: 2}))})), {maxLength: 3}),
  );
  const someCard = maybe(fc.record({title: words, action: words, name: words, needs: words, time: words}));
  const rows = maybe(fc.array(maybe(fc.record({id, card: someCard, places: somePlaces}, {requiredKeys: []}))));

  it('is read without an error, and every host is a plain name', () => {
    let seen = 0;
    fc.assert(
      fc.property(rows, (given) => {
        const {methods, banks: more, wrong: told} = readElsewhere(given);
        for (const path of told) expect(path).to.match(/^elsewhere(?:\[\d+\](?:\.\w+(?:\[\d+\])?(?:\.[\w-]+)*)?)?$/);
        for (const each of [...methods.flatMap((method) => method.places), ...more].flatMap((one) => one.hosts)) {
          seen += 1;
          expect(each).to.match(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/);
          expect(new URL(`https://${each}`).hostname).to.equal(each);
        }
        for (const method of methods)
          for (const locale of locales)
            for (const text of Object.values(method.card[locale])) expect(Array.from(text).length).to.be.within(1, 200);
      }),
      {numRuns: 2_000},
    );
    expect(seen).to.be.greaterThan(100);
  });
});
