import {expect} from 'chai';
import {endsFirst, validityOf} from '../../src/domain/method-status.js';

describe('The validity of a certification', () => {
  const [renewFrom, validUntil] = ['2026-05-02T00:00:00+08:00', '2026-06-01T00:00:00+08:00'];
  const dates = [renewFrom, validUntil];
  const moments = dates.flatMap((date) => [Date.parse(date) - 1, Date.parse(date)]);
  const at = (given: object, state: 'certified' | 'not-certified' = 'certified') =>
    moments.map((moment) => validityOf({state, ...given}, new Date(moment).toISOString()));

  it('changes at the backend’s instants, whatever the PC’s clock says', () => {
    expect(at({renewFrom, validUntil})).to.deep.equal(['lasting', 'expiring', 'expiring', 'ended']);
    expect(at({validUntil})).to.deep.equal(['lasting', 'lasting', 'lasting', 'ended']);
    expect(at({renewFrom, validUntil}, 'not-certified')).to.deep.equal(Array(4).fill('ended'));
  });

  it('is told by the state alone, if the backend has no time', () => {
    const given = {renewFrom: '2001-01-01T00:00:00Z', validUntil: '2001-02-01T00:00:00Z'};
    expect(validityOf({state: 'certified', ...given}, undefined)).to.equal('lasting');
    expect(validityOf({state: 'not-certified', ...given}, undefined)).to.equal('ended');
  });

  it('is undefined without validUntil', () => {
    expect(at({renewFrom})).to.deep.equal(Array(4).fill(undefined));
  });

  it('is undefined while pending, and endsFirst returns the certification with the earliest end', () => {
    expect(validityOf({state: 'pending', validUntil}, validUntil)).to.equal(undefined);
    const [later, sooner] = [{validUntil}, {validUntil: renewFrom}] as const;
    expect(endsFirst([later, sooner])).to.equal(sooner);
    expect(endsFirst<typeof sooner>([])).to.equal(undefined);
  });
});
