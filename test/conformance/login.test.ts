import {expect} from 'chai';
import {Login} from '../../contract/conformance/login.js';

describe('A login of the conformance kit', () => {
  it('keeps the cookies that answers set, drops those that have ended, and lets a CSRF header follow its cookie', () => {
    const login = new Login({cookie: 's=1; xsrf=a', 'x-xsrf-token': 'a', authorization: 'Bearer b'}, undefined);
    login.keep(['s=2; Path=/; HttpOnly', 'xsrf=c=d; Secure', 'route=w1']);
    const others = {authorization: 'Bearer b', 'x-xsrf-token': 'c=d'};
    expect(login.headers).to.deep.equal({...others, cookie: 's=2; xsrf=c=d; route=w1'});
    login.keep(['s=; Max-Age=0', 'route=; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'xsrf=e; Max-Age=60; Expires=0']);
    expect(login.headers).to.deep.equal({...others, 'x-xsrf-token': 'e', cookie: 'xsrf=e'});
  });

  it('signs in once for all requests that met the end of a session', async () => {
    let signedIn = 0;
    const login = new Login({cookie: 's=0'}, async () => ({cookie: `s=${String((signedIn += 1))}`}));
    await Promise.all([login.renew(0), login.renew(0), login.renew(0)]);
    await login.renew(0);
    expect([signedIn, login.headers]).to.deep.equal([1, {cookie: 's=1'}]);
    await login.renew(1);
    expect(login.headers).to.deep.equal({cookie: 's=2'});
  });
});
