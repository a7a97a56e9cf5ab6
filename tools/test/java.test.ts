import {readFile} from 'node:fs/promises';
import {expect} from 'chai';
import {parse} from 'java-parser';
import {blocksIn} from '../../test/docs/pages.js';

describe('The Java in docs/java.md', () => {
  const blocks = blocksIn('docs/java.md', 'java');

  it('is found', () => {
    expect(blocks).to.have.length(5);
  });

  for (const {code, line} of blocks) {
    it(`can be parsed, and has codes and fields of the contract only: line ${String(line)}`, async () => {
      // One is a method alone.
      parse(code.startsWith('@Bean') ? `class Configuration {${code}}` : code);
      const contract = await readFile('contract/openapi.json', 'utf8');
      const codes = code.matchAll(/(?:return|\d{3},) "([^"]*)"/g);
      const fields = code.matchAll(/\\"(\w+)\\":/g);
      for (const [, name = ''] of [...codes, ...fields]) expect(contract).to.include(`"${name}"`);
    });
  }
});
