import {readFile} from 'node:fs/promises';
import {expect} from 'chai';
import type {Page, Request} from 'playwright-core';
import {BankJourney} from './bank-journey.js';
import {CardJourney} from './card-journey.js';
import type {Journey} from './journey.js';
import {LegalRepJourney} from './legal-rep-journey.js';
import type {JourneyOptions} from './open-page.js';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

const api = '/api/realname-cert';
const headers = ['sw-subject', 'traceparent', 'idempotency-key', 'if-match', 'authorization'];

/** In docs/security.md, which of these goes with which operations. */
const tableOf = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const text = await readFile(new URL('../../docs/security.md', import.meta.url), 'utf8');
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(
    headers.map((header) => {
      let current = '';
      const found = rows.flatMap(([, operation = '', names = '']) => {
        if (operation !== '') current = operation;
        return names.toLowerCase() === `\`${header}\`` ? [current] : [];
      });
      return [header, found];
    }),
  );
};

/** Whether an operation is one of a row of that table. */
const isIn = (row: string, method: string, path: string): boolean => {
  if (row.startsWith('each but')) return !row.includes(`${method} \`${path}\``);
  if (row === 'each') return true;
  return row.startsWith('each') ? row.includes(method) : row === `${method} \`${path}\``;
};

describe('Each request', () => {
  const stage = useStage();

  const walks: Readonly<Record<string, (options: JourneyOptions) => Promise<Journey>>> = {
    'about the record': async (options) => {
      const journey = await ProfileJourney.open(stage(), options);
      await journey.edit('enterprise', {[journey.labels.enterpriseName]: '上海浦东样例国际贸易有限公司'});
      await journey.saveAll();
      await journey.openRecord('saved');
      await journey.edit('account', {[journey.labels.holderName]: '张珊'});
      await journey.saveAll();
      return journey;
    },
    'on the IC card’s path': async (options) => {
      const journey = await CardJourney.open(stage(), options);
      await journey.certifyByCard();
      return journey;
    },
    'on the legal representative’s path': async (options) => {
      const journey = await LegalRepJourney.open(stage(), options);
      await journey.toHolder();
      await journey.chooseBankCard(3, '张三');
      await journey.passBankCard();
      await journey.seesResult();
      return journey;
    },
    'on the way to a bank': async (options) => {
      const journey = await BankJourney.open(stage(), options);
      await journey.chooseBank();
      await journey.abandon();
      await journey.certifiesAt(await journey.toBank());
      return journey;
    },
  };

  for (const [where, walk] of Object.entries(walks)) {
    it(`${where} has the headers that docs/security.md names, and no other of ours`, async () => {
      const table = await tableOf();
      const asked: Request[] = [];
      const prepare = (page: Page): Promise<void> => {
        page.on('request', (request) => {
          if (new URL(request.url()).pathname.startsWith(api)) asked.push(request);
        });
        return Promise.resolve();
      };
      const {subject} = await (await walk({prepare})).status();
      expect(asked.length).to.be.greaterThan(2);
      for (const request of asked) {
        const path = new URL(request.url()).pathname.slice(api.length);
        const operation = path.replace(/(handoffs\/).*/, '$1:id');
        const sent = request.headers();
        const due = headers.filter((header) =>
          table
            .get(header)
            ?.some((row) => isIn(row.replace('GET, DELETE', request.method()), request.method(), operation)),
        );
        expect(
          headers.filter((header) => header in sent),
          `${request.method()} ${path}`,
        ).to.deep.equal(due);
        expect(Object.keys(sent).filter((name) => name.startsWith('sw-') && name !== 'sw-subject')).to.deep.equal([]);
        expect(sent['accept-language'], path).to.equal('zh-CN');
        if ('sw-subject' in sent) expect(sent['sw-subject']).to.equal(subject);
      }
    });
  }
});
