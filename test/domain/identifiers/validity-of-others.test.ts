import {expect} from 'chai';
import {splitValidity, type IdType} from '../../../src/domain/index.js';
import {expectSaid, said} from './said.js';

describe('The validity of other documents', () => {
  const ends = {same: '20330310', before: '20330309', after: '20330311', twoBefore: '20330308'};
  const saidOf = (idType: IdType) => Object.values(ends).map((to) => said(`20230310-${to}`, undefined, {idType}));
  const off = (to: string) => `warn idValidity.oneDayOff at to ${to}`;

  it('of foreign residents, passports and travel permits ends on the day before', () => {
    for (const idType of ['foreign-pr-id', 'passport-prc', 'hkm-travel-permit', 'tw-travel-permit'] as const)
      expect(saidOf(idType), idType).to.deep.equal([off('20330309'), 'ok', 'ok', off('20330309')]);
  });

  it('of Hong Kong, Macau and Taiwan residents lasts 5 years and may end on either day', () => {
    const options = {idType: 'hmt-residence-permit'} as const;
    expectSaid(
      undefined,
      {
        '20230310-20280310': 'ok',
        '20230310-20280309': 'ok',
        '20230310-20280311': off('20280310'),
        '20230310-20280308': off('20280309'),
        '20230310-20330311': 'ok',
      },
      options,
    );
  });

  it('gets the same basic errors as a resident ID card, but not its term rules', () => {
    const options = {idType: 'military-id'} as const;
    expectSaid(
      '19900115',
      {
        '19990310-00000000': 'ok',
        '20230310-20260610': 'ok',
        '20260602-00000000': 'error idValidity.future at from',
        '20230310-20260531': 'error idValidity.expired at to',
        '19800310-00000000': 'error idValidity.beforeBirth at from',
      },
      options,
    );
  });
});

describe('A pasted date range', () => {
  it('is split into both dates, in any format', () => {
    const both = {from: '20060315', to: '20260315'};
    for (const text of [
      ...['2006.03.15-2026.03.15', '2006-03-15-2026-03-15', '2006/3/15 ~ 2026/3/15', '20060315-20260315'],
      ...['20060315 20260315', '20060315/20260315', '20060315 2026/3/15', '２００６．０３．１５－２０２６．０３．１５'],
      ...[
        '2006年3月15日至2026年3月15日',
        '2006年03月15日到2026年03月15日',
        '2006.03.15——2026.03.15',
        '2006.03.15～2026.03.15',
      ],
      ...['2006.03.15〜2026.03.15', ' 2006-03-15\n2026-03-15 '],
    ])
      expect(splitValidity(text), text).to.deep.equal(both);
    for (const text of ['20060315-长期', '2006.3.15-長期', '2006.03.15至长期有效', '20060315-00000000'])
      expect(splitValidity(text), text).to.deep.equal({from: '20060315', to: '00000000'});
    expect(splitValidity('2006.3.5-2026.3.5')).to.deep.equal({from: '20060305', to: '20260305'});
    expect(splitValidity('2006.3.1-2026.3.15')).to.deep.equal({from: '20060301', to: '20260315'});
  });

  it('is undefined unless it contains exactly two dates', () => {
    for (const text of [
      ...['', '20060315', '2006.03.15-', '-20260315', '长期', '长期-20060315', '20060315-2026', '20060315-20260315-1'],
      ...['20060315,20260315', 'x20060315-20260315', undefined, {}, 20060315],
    ])
      expect(splitValidity(text)).to.equal(undefined);
  });
});
