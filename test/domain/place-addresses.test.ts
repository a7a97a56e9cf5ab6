import {expect} from 'chai';
import fc from 'fast-check';
import {banks} from '../../src/domain/banks.js';
import {readExternalMethods} from '../../src/domain/external-methods.js';
import {placeHostIn, placeIn} from '../../src/domain/places.js';

const origin = 'https://swapp.example.cn';

/** `URL.canParse` is younger than the oldest browser. */
const parse = (url: string): URL | undefined => {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
};

describe('The bank address check', () => {
  const hostIn = (url: string, bank = 'ccb', page = origin) => placeHostIn(url, placeIn(banks, bank), page);

  it('accepts https on a bank host or its subdomains, with any path, query and fragment', () => {
    for (const [url, host] of [
      ['https://ccb.com', 'ccb.com'],
      ['https://ccb.com/', 'ccb.com'],
      ['https://ibsbjstar.ccb.com/certify?id=1#top', 'ibsbjstar.ccb.com'],
      ['https://a.b.ccb.com:443/x', 'a.b.ccb.com'],
      ['https://ccb.com?to=https://evil.example', 'ccb.com'],
      ['https://ccb.com#@evil.example', 'ccb.com'],
      ['https://ccb.com/@evil.example', 'ccb.com'],
      ['HTTPS://IBSBJSTAR.CCB.COM/Certify', 'ibsbjstar.ccb.com'],
    ] as const) {
      expect(hostIn(url), url).to.equal(host);
      expect(new URL(url).hostname, url).to.equal(host);
    }
    for (const host of ['perbank.abchina.com', 'abchina.com.cn']) {
      expect(hostIn(`https://${host}/`, 'abc')).to.equal(host);
    }
    expect(hostIn('https://www.cmbc.com.cn/', 'cmbc')).to.equal('www.cmbc.com.cn');
  });

  it('takes a name for itself alone, and its subdomains only where they are asked for', () => {
    for (const [pattern, right, wrong] of [
      ['gd.cn', ['gd.cn'], ['wallet.gd.cn', 'xgd.cn', '.gd.cn']],
      [
        '*.wallet.example.cn',
        ['a.wallet.example.cn', 'b.a.wallet.example.cn'],
        ['wallet.example.cn', 'xwallet.example.cn'],
      ],
    ] as const) {
      const place = {id: 'wallet', name: '样例夹', hosts: [pattern]};
      const [read] = readExternalMethods([{id: 'bank-ukey', places: [place]}]).banks;
      const found = [...right, ...wrong].filter((host) => placeHostIn(`https://${host}/`, read, origin) !== undefined);
      expect(found).to.deep.equal(right);
    }
  });

  it('rejects other hosts, however similar they look', () => {
    for (const url of [
      'https://evil.example/',
      'https://ccb.com.evil.example/',
      'https://evilccb.com/',
      'https://evil.example/ccb.com',
      'https://evil.example?ccb.com',
      'https://evil.example#.ccb.com',
      'https://ccb.co/',
      'https://com/',
      'https://ccb.com.cn/',
      'https://ccb.com./',
      'https://xccb.com:443/',
      'https://сcb.com/', // The first letter is Cyrillic.
      'https://ccb。com/',
      'https://[::1]/',
      'https://ccb.com%2eevil.example/',
      'https://ccb.com%00.evil.example/',
      'https://ccb.com_.evil.example/',
      'https:///evil.example',
    ]) {
      expect(hostIn(url), url).to.equal(undefined);
    }
  });

  it('rejects ports other than 443', () => {
    for (const port of ['8443', '80', '0443', '44', '4430']) {
      expect(hostIn(`https://ccb.com:${port}/`), port).to.equal(undefined);
    }
  });

  it('rejects user info, backslashes, and anywhere what is no character of an address', () => {
    for (const url of [
      ...['https://ccb.com@evil.example/', 'https://ccb.com:443@evil.example/', 'https://ccb.com:x@evil.example/'],
      ...['https://user:password@ccb.com/', 'https://user@ccb.com/', 'https://evil.example\\@ccb.com/'],
      ...['https://evil.example\\.ccb.com/', 'https:\\\\ccb.com/', 'https://ccb.com\\.evil.example/'],
      ...[' https://ccb.com/', '\u0000https://ccb.com/', 'ht\ntps://ccb.com/', 'https://ccb\t.com/'],
      ...['https://ccb.com\n.evil.example/', 'https://ccb.com\n', 'https://evil.example/\nhttps://ccb.com/'],
      'https://ccb.com :443/',
      ...[
        'https://ccb.com/ 请改用 https://evil.example/',
        'https://ccb.com/\n\nx',
        'https://ccb.com/\u202Egpj.',
        'https://ccb.com?名',
      ],
    ]) {
      expect(hostIn(url), JSON.stringify(url)).to.equal(undefined);
    }
  });

  it('rejects scripts, relative addresses and unencrypted schemes', () => {
    for (const url of [
      ...['javascript:alert(1)//https://ccb.com/', 'JaVaScRiPt://ccb.com/%0aalert(1)'],
      ...['data:text/html,https://ccb.com/', 'blob:https://ccb.com/1', 'http://ccb.com/'],
      ...['http://ibsbjstar.ccb.com:443/', 'ws://ccb.com/', 'ftp://ccb.com/', '//ccb.com/', '/certify', 'ccb.com'],
      ...['https:ccb.com', 'https:/ccb.com/', ''],
    ]) {
      expect(hostIn(url), url).to.equal(undefined);
    }
  });

  it('accepts only hosts of the chosen bank', () => {
    for (const {id, hosts} of banks) {
      for (const other of banks) {
        const isOwn = id === other.id;
        expect(hostIn(`https://${hosts[0] ?? ''}/`, other.id)).to.equal(isOwn ? hosts[0] : undefined);
      }
    }
    for (const id of ['', 'x-new', '__proto__']) expect(hostIn('https://ccb.com/', id)).to.equal(undefined);
  });

  it('accepts loopback only when the page itself is on loopback, as in a demo', () => {
    const urls = ['http://127.0.0.1:4173/bank', 'http://localhost:4173/', 'http://LocalHost/', 'https://127.0.0.1:1/'];
    for (const url of urls) {
      for (const page of ['http://127.0.0.1:8080', 'http://localhost:8080']) {
        expect(hostIn(url, 'ccb', page), url).to.equal(new URL(url).hostname);
      }
      for (const page of [origin, 'https://localhost.evil.example', 'http://localhost.evil.example:80', 'null', '']) {
        expect(hostIn(url, 'ccb', page), page).to.equal(undefined);
      }
    }
    for (const url of ['http://127.0.0.1.evil.example/', 'http://127.0.0.2/', 'http://x@localhost/', 'http://[::1]/']) {
      expect(hostIn(url, 'ccb', 'http://localhost:8080'), url).to.equal(undefined);
    }
  });

  it('returns the same host as the browser’s URL parser, or none, for any input', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https://',
        'http://',
        'ccb.com',
        '.',
        '@',
        ':',
        '/',
        '\\',
        '?',
        '#',
        '443',
        'evil.example',
        '%2e',
      ),
      fc.string({unit: 'binary', maxLength: 3}),
    );
    const url = fc.array(piece, {maxLength: 7}).map((pieces) => `https://${pieces.join('')}`);
    fc.assert(
      fc.property(
        fc.oneof(
          url,
          fc.array(piece, {maxLength: 6}).map((pieces) => pieces.join('')),
        ),
        (each) => {
          const host = hostIn(each);
          if (host === undefined) return;
          expect(host).to.match(/(?:^|\.)ccb\.com$/);
          const parsed = parse(each);
          if (!parsed) return; // As with a port that no host has: a browser goes nowhere.
          const {protocol, hostname, username, password} = parsed;
          expect({protocol, hostname, username, password}).to.deep.equal({
            ...{protocol: 'https:', hostname: host},
            ...{username: '', password: ''},
          });
        },
      ),
      {numRuns: 2_000},
    );
  });
});
