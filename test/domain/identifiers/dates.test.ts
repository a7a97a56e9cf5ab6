import {expect} from 'chai';
import {format, formatDate, isDate, longTerm, normalise, normaliseDate, today} from '../../../src/domain/index.js';

describe('A date', () => {
  it('is valid only if the calendar has it', () => {
    for (const day of ['20260101', '20261231', '20240229', '20000229', '00010101', '99991231', '20260430'])
      expect(isDate(day), day).to.equal(true);
    for (const text of [
      '20250229',
      '19000229',
      '20260431',
      '20260001',
      '20261301',
      '20260100',
      '20260132',
      '00000101',
      longTerm,
    ])
      expect(isDate(text), text).to.equal(false);
    for (const text of ['', '2026010', '202601011', '2026-1-1', 'x20260101', '20260101x', '２０２６０１０１'])
      expect(isDate(text), text).to.equal(false);
  });

  it('is today’s date in China, in any time zone', () => {
    expect(today(new Date('2026-06-01T15:59:59.999Z'))).to.equal('20260601');
    expect(today(new Date('2026-06-01T16:00:00Z'))).to.equal('20260602');
    expect(today(new Date('2026-12-31T16:00:00Z'))).to.equal('20270101');
    const shanghai = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    const before = shanghai.format().replaceAll('-', '');
    const now = today();
    expect([before, shanghai.format().replaceAll('-', '')]).to.include(now);
  });

  it('that is incomplete or in no date format is left unchanged', () => {
    for (const text of [
      ...['2020', '202001', '2020-01', '2020012', '2020-1-', '2020-123', '20-01-02', '12020-01-02', '2020-1X-02'],
      ...['2020-01-1X', '2020--01-02', '2020-001-02', '2020-01-002', '不长期', '长期X', 'X20200102', '20200102日日'],
    ])
      expect(normaliseDate(text), text).to.equal(text);
  });

  it('is displayed with hyphens', () => {
    expect(formatDate('20200102')).to.equal('2020-01-02');
    expect(format('id-validity', '2020年1月2日')).to.equal('2020-01-02');
    for (const text of ['20200230', longTerm, '2020', '']) expect(formatDate(text)).to.equal(text);
    expect(normalise('id-validity', '2020.1.2')).to.equal('20200102');
  });
});
