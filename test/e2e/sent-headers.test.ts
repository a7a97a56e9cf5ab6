import {readFile} from 'node:fs/promises';
import {expect} from 'chai';
import type {Page, Request} from 'playwright-core';
import {bankUkeyWalk, givenUpWalk} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import {Journey} from './journey.js';
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

  const walks: Readonly<Record<string, (journey: Journey) => Promise<void>>> = {
    'about the record': async (journey) => {
      await journey.take(enterpriseWalk);
      await journey.press(journey.say.profile.view);
      await journey.take(accountWalk);
    },
    'on the IC card’s path': (journey) => journey.take(icCardWalk),
    'on the legal representative’s path': (journey) => journey.take(legalRepWalk),
    'on the way to a bank': async (journey) => {
      await journey.take(givenUpWalk);
      await journey.take(bankUkeyWalk);
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
      const journey = await Journey.open(stage(), {path: '/', prepare});
      await walk(journey);
      const {subject} = await journey.status();
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
