import {expect} from 'chai';
import {useDemo} from './server.harness.js';

describe('A command of the conformance kit', () => {
  const demo = useDemo();
  const ask = (action: string, headers: Readonly<Record<string, string>> = {}) => {
    const sent = {'content-type': 'application/json', ...headers};
    const body = JSON.stringify({SW_CERT_USER: 'main', SW_CERT_URL: 'http://127.0.0.1:9/certify'});
    return fetch(`${demo().url}/demo/conformance/${action}`, {method: 'POST', headers: sent, body});
  };

  it('is answered to a program, and to no page', async () => {
    expect(await (await ask('sign-in')).text()).to.match(/^authorization: Bearer .+\nx-csrf-token: /);
    expect((await ask('sign-in', {origin: demo().url})).status).to.equal(403);
    // A place that is not the demo's own is not visited, either.
    for (const none of ['constructor', 'decide']) expect((await ask(none)).status).to.equal(404);
  });
});
