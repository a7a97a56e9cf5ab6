import {expect} from 'chai';
import {type Finding, findingAt, maySend, rulesOf} from '../../src/domain/record-draft.js';

describe('A form over the record', () => {
  const finding = (level: 'error' | 'warn'): Finding => ({level, key: 'missing'});

  it('shows a refused field, a warning at once, and an error after the first submit', () => {
    const at = (level: 'error' | 'warn', tried: boolean, fields?: string[]) =>
      findingAt({findings: {holderName: finding(level)}, tried, refusal: {code: 'x', fields}}, 'holderName');
    expect([at('error', false), at('error', true)?.level, at('warn', false)?.level]).to.deep.equal([
      undefined,
      'error',
      'warn',
    ]);
    expect([['holderName'], ['idType'], []].map((fields) => at('warn', false, fields)?.key)).to.deep.equal([
      'refused',
      'missing',
      'missing',
    ]);
    expect(findingAt({findings: {}, tried: false, refusal: undefined}, 'holderName')).to.equal(undefined);
  });

  it('may be sent when nothing is wrong, and with a warning that was shown', () => {
    const sent = (['ok', 'warn', 'error'] as const).map((verdict) =>
      [false, true].map((warned) => maySend({verdict, warned})),
    );
    expect(sent).to.deep.equal([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });

  it('uses the mode “standard” when the host sets an unknown mode or none', () => {
    const modes = ['strict', 'lenient', 'standard', 'x', undefined].map(
      (mode) => rulesOf({mode: mode as 'strict'}).mode,
    );
    expect(modes).to.deep.equal(['strict', 'lenient', 'standard', 'standard', 'standard']);
    expect(rulesOf()).to.include({acceptSarPassports: false, isTodaySure: false});
  });
});
