import {homeTexts} from '../../src/components/home/home.texts.js';
import {locales} from '../../src/domain/locales.js';
import type {MethodStatus, Status} from '../../src/domain/schemas.js';
import {fakeStatus} from '../../src/fakes.js';
import {CertPage} from '../harness/cert-page.js';
import {until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {says} from '../harness/outside.js';
import {textsIn} from '../../walks/words.js';

/* Until when a certification counts, by the backend's clock: it is a year ahead of this PC's. */

const year = String(new Date().getFullYear() + 1);
const now = `${year}-05-20T02:00:00Z`;
const [renewFrom, soon, later] = [`${year}-05-02T02:00:00Z`, `${year}-05-31T16:00:00Z`, `${year}-12-31T16:00:00Z`];
const high: Status['level'] = {id: 'high', rank: 3, label: '高'};
const [card, legalRep] = fakeStatus().methods as [MethodStatus, MethodStatus];
const {reference: words} = homeTexts;

const byCard = (changes: Partial<MethodStatus>, status: Partial<Status> = {level: high}) => ({
  getStatus: says({now, ...status, methods: [{...card, state: 'certified', ...changes}, legalRep]}),
});
const ended = (endReason: string) =>
  byCard({state: 'not-certified', validUntil: `${year}-05-19T16:00:00Z`, endReason}, {});

describe('Until when a certification counts', () => {
  it('is displayed as the last valid day, and no renewal is offered before `renewFrom`', async () => {
    const page = await CertPage.atHome(byCard({renewFrom: later, validUntil: later}));
    await page.shows(`${words.validUntil} ${year}年12月31日`);
    expect(page.words).to.contain(words.certified).and.not.contain(words.expiring);
    expect([page.primary, page.reported('sw-expiring')]).to.deep.equal([[], []]);
  });

  it('is announced from `renewFrom` on: renewal is the one primary action, and opens the method', async () => {
    const page = await CertPage.atHome(byCard({renewFrom, validUntil: soon, endReason: 'card-ends'}));
    await page.shows(words.renewBefore(`${year}年5月31日`, 'card-ends'));
    expect(page.words).to.contain(words.expiring);
    expect(page.words.split(`${year}年5月31日`)).to.have.length(2);
    expect(page.primary).to.deep.equal([words.renew]);
    expect(page.pressables).not.to.contain('IC卡认证');
    await page.press(words.renew);
    await page.at('awaitingPin');
    await page.press('返回选择认证方式');
    await page.at('home');
    expect(page.reported('sw-expiring')).to.have.length(1);
    expect(page.reported('sw-expiring')[0]).to.include({method: 'ic-card', validUntil: soon});
    // Another journey tells it again.
    page.cert.reset();
    await until('it is told again', () => page.reported('sw-expiring').length === 2);
  });

  it('is displayed once for each certified method, also a disabled one, when several must be renewed', async () => {
    const ends = (method: MethodStatus, validUntil: string) => ({
      ...method,
      state: 'certified' as const,
      renewFrom,
      validUntil,
    });
    const bank: MethodStatus = {id: 'bank-ukey', enabled: false, state: 'not-certified'};
    const methods = [ends(card, soon), ends(legalRep, later), ends(bank, later)];
    const page = await CertPage.atHome({getStatus: says({now, level: high, methods})});
    await page.shows(`${words.validUntil} ${year}年12月31日`);
    expect(page.words.split(`${year}年5月31日`)).to.have.length(2);
    expect(page.words.split(`${year}年12月31日`)).to.have.length(3);
    expect(page.pressables.filter((each) => [words.renew, 'IC卡认证', '法人身份认证'].includes(each))).to.deep.equal([
      ...[words.renew, words.renew],
    ]);
    expect(page.primary).to.deep.equal([words.renew]);
  });

  it('is reported by sw-expiring only for the method that ends first, and not for a pending one', async () => {
    const methods: Status['methods'] = [
      {...card, state: 'certified', renewFrom, validUntil: later},
      {...legalRep, state: 'certified', renewFrom, validUntil: soon},
      {id: 'bank-ukey', enabled: true, state: 'pending', renewFrom, validUntil: now},
    ];
    const page = await CertPage.atHome({getStatus: says({now, level: high, methods})});
    await until('it is told', () => page.reported('sw-expiring').length > 0);
    expect(page.reported('sw-expiring').map(({method}) => method)).to.deep.equal(['legal-rep']);
    expect(page.primary).to.deep.equal([words.renew]);
    expect(page.words).to.contain(words.pending);
  });

  it('is displayed as ended with day and reason in each language, and an unknown reason is not displayed', async () => {
    for (const lang of locales) {
      const texts = await textsIn(homeTexts, lang);
      for (const [reason, badge] of [
        ['card-ends', texts.ended],
        ['term', texts.ended],
        ['representative-changed', texts.lapsed],
        ['x-new-reason', texts.lapsed],
      ] as const) {
        const page = await CertPage.atHome({...ended(reason), set: {lang}});
        const day = new Intl.DateTimeFormat(lang, {dateStyle: 'long', timeZone: 'Asia/Shanghai'}).format(
          Date.parse(`${year}-05-20T00:00:00+08:00`),
        );
        await page.shows(texts.endedOn(day, reason));
        expect(page.words).to.contain(badge).and.not.contain('x-new-reason');
        expect(page.primary).to.deep.equal([texts.renew]);
      }
    }
  });
});
