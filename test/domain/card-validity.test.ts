import {expect} from 'chai';
import {daysLeft, parseAgentTime, warnDays} from '../../src/domain/card.js';

const day = 86_400_000;

describe('A time from the card agent', () => {
  it('is read as China Standard Time, in any time zone', () => {
    expect(parseAgentTime('20260115103000')).to.equal(Date.UTC(2026, 0, 15, 2, 30));
    expect(parseAgentTime('20260101000000')).to.equal(Date.UTC(2025, 11, 31, 16));
    expect(parseAgentTime('19990704235959')).to.equal(Date.UTC(1999, 6, 4, 15, 59, 59));
  });

  it('may be 29 February in leap years only', () => {
    expect(parseAgentTime('20240229120000')).to.equal(Date.UTC(2024, 1, 29, 4));
    expect(parseAgentTime('20250229120000')).to.equal(undefined);
    expect(parseAgentTime('21000229120000')).to.equal(undefined);
  });

  it('is undefined for an impossible date or time', () => {
    const impossible = ['20260230000000', '20261301000000', '20260001000000', '20260100000000', '20260101240000'];
    for (const text of [...impossible, '20260101006000', '20260101000060', '00000000000000', '99999999999999']) {
      expect(parseAgentTime(text), text).to.equal(undefined);
    }
  });

  it('is undefined in any other format', () => {
    const odd = [
      ...['', '20260115', '2026011510300', '202601151030000', ' 20260115103000', '20260115103000\n'],
      '2026-01-15T10:30',
    ];
    for (const text of [...odd, '２０２６０１１５１０３０００', 'abcdefghijklmn']) {
      expect(parseAgentTime(text), text).to.equal(undefined);
    }
  });
});

describe('The days left of a card', () => {
  const end = Date.UTC(2026, 0, 15);

  it('are positive until the exact expiry, and zero or less from then on', () => {
    expect(daysLeft(end, end - 1)).to.equal(1);
    expect(daysLeft(end, end)).to.equal(0);
    expect(daysLeft(end, end + 1) <= 0).to.equal(true);
    expect(daysLeft(end, end + day)).to.equal(-1);
  });

  it('count a started day as a whole one', () => {
    expect(daysLeft(end, end - day)).to.equal(1);
    expect(daysLeft(end, end - day - 1)).to.equal(2);
    expect(daysLeft(end, end - 30 * day)).to.equal(30);
    expect(daysLeft(end, end - 30 * day - 1)).to.equal(31);
  });

  it('trigger a warning from 30 days before the expiry', () => {
    expect(warnDays).to.equal(30);
  });
});
