import {expect} from 'chai';
import {formatSteps, parsePayload, parseStep, parseSteps, type Step} from '../../demo/machines/steps.js';

const steps: readonly Step[] = [
  {type: 'readRequested'},
  {at: 'method/inner', type: 'edited', payload: {values: {legalRepName: '何平, "甲" }'}}},
  {type: 'cancelled', isEarly: true},
];

describe('The recorded steps of a run', () => {
  it('are unchanged after formatting and parsing', () => {
    expect(parseSteps(formatSteps(steps))).to.deep.equal(steps);
    expect(parseSteps('')).to.deep.equal([]);
  });

  it('are written without their secret', () => {
    const secret = 'qZ81xW4p';
    expect(formatSteps([{type: 'pinEntered', payload: {pin: secret}}])).not.to.include(secret);
    expect(formatSteps([{at: 'personCheck', type: 'codeEntered', payload: {code: secret}}])).not.to.include(secret);
  });

  it('are parsed with the secret separate from the payload', () => {
    expect(parseStep('pinEntered={"pin":"12345678"}')).to.deep.equal({type: 'pinEntered', secret: '12345678'});
  });

  it('are rejected with a reason when invalid', () => {
    expect(() => parseStep('not an event')).to.throw('Not an event');
    expect(() => parseStep('edited={')).to.throw('not JSON');
    expect(() => parsePayload('[]')).to.throw('JSON object');
  });
});
