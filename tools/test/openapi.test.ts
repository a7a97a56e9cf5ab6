import {readFile} from 'node:fs/promises';
import {createConfig, lintFromString} from '@redocly/openapi-core';
import {expect} from 'chai';

for (const name of ['openapi', 'openapi-3.0']) {
  it(`The linter of OpenAPI finds no error in ${name}.json`, async () => {
    const source = await readFile(`contract/${name}.json`, 'utf8');
    const problems = await lintFromString({source, config: await createConfig({extends: ['recommended']})});
    expect(problems.map(({ruleId, message}) => `${ruleId}: ${message}`)).to.deep.equal([]);
  });
}
