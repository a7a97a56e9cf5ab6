import {expect} from 'chai';
import {expectSaid, said} from './said.js';

describe('The validity of a resident ID card', () => {
  it('needs a valid start and end date', () => {
    expectSaid('19900115', {
      '20200310-20400310': 'ok',
      '-20400310': 'error input.empty at from',
      '20200310-': 'error input.empty at to',
      '00000000-20400310': 'error idValidity.fromDate at from',
      '20210229-20400310': 'error idValidity.fromDate at from',
      '2020031-20400310': 'error idValidity.fromDate at from',
      '00000000-00000000': 'error idValidity.fromDate at from',
      '长期-长期': 'error idValidity.fromDate at from',
      '20200310-20400230': 'error idValidity.toDate at to',
      '20200310-x': 'error idValidity.toDate at to',
    });
  });

  it('must not start in the future or before birth, and includes its last day', () => {
    expectSaid('19900115', {
      '20260601-20460601': 'ok',
      '20260602-20460602': 'error idValidity.future at from',
      '20260602-00000000': 'error idValidity.future at from',
      '20200310-20200310': 'error idValidity.order at to',
      '20200310-20200309': 'error idValidity.order at to',
      '20060531-20260531': 'error idValidity.expired at to',
    });
    expectSaid('20160601', {'20160601-20210601': 'error idValidity.expired at to'});
    expectSaid('20220310', {'20220310-20270310': 'ok', '20220309-20270309': 'error idValidity.beforeBirth at from'});
    expectSaid('20200601', {'20060601-20260601': 'error idValidity.beforeBirth at from'});
    expect(said('20060601-20260601', '19751215')).to.equal('ok idValidity.renew at to');
  });

  it('gets a warning instead of an error when today’s date is only the PC’s', () => {
    const options = {isTodaySure: false};
    expectSaid(
      '19900115',
      {
        '20260602-20460602': 'warn idValidity.future at from',
        '20060531-20260531': 'warn idValidity.expired at to',
        // What does not depend on the day stays an error.
        '20200310-20200309': 'error idValidity.order at to',
        '20210229-20400310': 'error idValidity.fromDate at from',
      },
      options,
    );
    expectSaid('20220310', {'20220309-20270309': 'error idValidity.beforeBirth at from'}, options);
    expect(said('20060531-20260531', '19900115', {isTodaySure: true})).to.equal('error idValidity.expired at to');
  });

  it('gets a suggestion when its end is one day off', () => {
    expectSaid('19900115', {
      '20200310-20400309': 'warn idValidity.oneDayOff at to 20400310',
      '20200310-20400311': 'warn idValidity.oneDayOff at to 20400310',
      '20220301-20420228': 'warn idValidity.oneDayOff at to 20420301',
      '20230101-20421231': 'warn idValidity.oneDayOff at to 20430101',
    });
    expectSaid(undefined, {
      // From 29 February the end is 1 March, but in a leap year.
      '20200229-20300301': 'ok',
      '20200229-20300228': 'warn idValidity.oneDayOff at to 20300301',
      '20200229-20300302': 'warn idValidity.oneDayOff at to 20300301',
      '20200229-20400229': 'ok',
      '20200229-20400301': 'warn idValidity.oneDayOff at to 20400229',
    });
    expect(said('20800229-21000301', undefined, {today: '20810101'})).to.equal('ok');
    expect(said('20800229-21000228', undefined, {today: '20810101'})).to.equal(
      'warn idValidity.oneDayOff at to 21000301',
    );
  });

  it('must match the legal term for the age at issue, or up to 60 days before', () => {
    // 60 days before are 2 April.
    const issued = '20220601';
    const ends = {5: '20270601', 10: '20320601', 20: '20420601', long: '00000000'};
    const fitting = (birth: string) =>
      Object.entries(ends)
        .filter(([, to]) => said(`${issued}-${to}`, birth) === 'ok')
        .map(([term]) => term);
    const table = {
      '20220601': ['5'],
      '20060602': ['5'],
      '20060601': ['5', '10'],
      '20060403': ['5', '10'],
      '20060402': ['10'],
      '19960602': ['10'],
      '19960601': ['10', '20'],
      '19960403': ['10', '20'],
      '19960402': ['20'],
      '19760602': ['20'],
      '19760601': ['20', 'long'],
      '19760403': ['20', 'long'],
      '19760402': ['long'],
      '19220601': ['long'],
    };
    expect(Object.fromEntries(Object.keys(table).map((birth) => [birth, fitting(birth)]))).to.deep.equal(table);
    expectSaid('20060402', {'20220601-20270601': 'warn idValidity.ageTerm at to'});
    expectSaid('19760602', {'20220601-00000000': 'warn idValidity.longTerm at to'});
  });

  it('is not compared with the age when the birth date is unknown', () => {
    for (const birth of [undefined, '', '19900229', 'unknown'])
      expectSaid(birth, {
        '20220601-20270601': 'ok',
        '20220601-00000000': 'ok',
        '20220601-20280601': 'warn idValidity.term at to',
      });
  });

  it('gets a warning for a start before 2004', () => {
    expectSaid('19550115', {
      '20031231-00000000': 'warn idValidity.firstGeneration at from',
      '20040101-00000000': 'ok',
    });
  });

  it('gets a renewal hint, not a warning, from 90 days before its end', () => {
    expectSaid(undefined, {
      '20160830-20260830': 'ok idValidity.renew at to',
      '20160831-20260831': 'ok',
      '20160601-20260601': 'ok idValidity.renew at to',
      '20160601-00000000': 'ok',
    });
    expectSaid('19900115', {'20060830-20260830': 'warn idValidity.ageTerm at to'});
  });
});
