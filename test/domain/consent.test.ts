import {expect} from 'chai';
import {type ConsentNotice, isConsentMissing, noticesOf} from '../../src/domain/consent.js';

describe('A notice', () => {
  const notice: ConsentNotice = {id: 'a', version: '1', text: '告知', required: true};
  const to = (noticeId: string, version: string) => ({noticeId, version, time: ''});

  it('asks for a consent to this version of it, where it is whole and requires one', () => {
    const missing = [undefined, to('a', '2'), to('b', '1'), to('a', '1')].map((each) => isConsentMissing(notice, each));
    expect(missing).to.deep.equal([true, true, true, false]);
    for (const left of [{...notice, required: false}, {...notice, text: ''}, {...notice, id: 7} as never, undefined])
      expect(isConsentMissing(left, undefined)).to.equal(false);
  });

  it('is the account holder’s, unless a host has one for either person', () => {
    expect(noticesOf({card: notice}, 'card')).to.deep.equal({accountHolder: notice});
    const both = {accountHolder: notice, legalRep: {...notice, id: 'b'}};
    expect(noticesOf({'legal-rep': both}, 'legal-rep')).to.deep.equal(both);
    for (const none of [{}, {card: undefined as never}, {card: null as never}, undefined])
      expect(noticesOf(none, 'card')).to.deep.equal({});
  });
});
