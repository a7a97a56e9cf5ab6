import {expect} from 'chai';
import type {Status} from '../../src/domain/schemas.js';
import type {CertificationInput} from '../../src/machines/certification.setup.js';
import {pending} from './answers.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';

interface Beginning extends Partial<CertificationInput> {
  readonly status: Status;
  /** The method for which the user left the page before. */
  readonly awaited?: string;
}

const both = withMethods(method('ic-card'), method('bank-ukey'));
const ukeyOff = withMethods(method('ic-card'), method('bank-ukey', false));
const incomplete: Status = {...both, profile: 'incomplete'};
const cardAlone = {startWith: 'ic-card', only: ['ic-card'], solo: true};
const [startWith, awaited] = ['ic-card', 'bank-ukey'] as const;

/** What is opened as soon as the status is known, without a press; nothing means home. */
const beginnings: Record<string, readonly [Beginning, opened?: string]> = {
  'nothing that is asked for': [{status: both}],
  'the host’s method': [{status: both, startWith}, 'ic-card'],
  'the host’s method, which is disabled': [{status: withMethods(method('ic-card', false)), startWith}],
  'the host’s method and an awaited one': [{status: both, startWith, awaited}, 'ic-card'],
  'the host’s method and an incomplete profile': [{status: incomplete, startWith}, 'ic-card'],
  'the host’s choice of the profile, whatever is offered': [
    {status: withMethods(), startWith: 'profile', only: ['ic-card']},
    'profile',
  ],
  'an awaited method': [{status: both, awaited}, 'bank-ukey'],
  'an awaited method and an incomplete profile': [{status: incomplete, awaited}, 'bank-ukey'],
  'an awaited method, which is disabled': [{status: ukeyOff, awaited}],
  'an awaited method, which the host does not want': [{status: both, awaited, only: ['ic-card']}],
  'an awaited method, which this build does not know': [{status: both, awaited, known: ['ic-card']}],
  'an incomplete profile': [{status: incomplete}, 'profile'],
  'an incomplete profile of nobody’s enterprise': [{status: {...incomplete, enterprise: undefined}}],
  'an incomplete profile, where there is one disabled method alone': [
    {status: {...withMethods(method('ic-card', false)), profile: 'incomplete'}, ...cardAlone},
  ],
};

describe('What the journey opens by itself', () => {
  for (const [what, [{status, awaited: id, ...input}, opened]] of Object.entries(beginnings)) {
    it(`is ${opened ?? 'nothing'} with ${what}, and only once`, async () => {
      const run = new CertificationRun({getStatus: async () => status, awaited: () => id}, input);
      if (opened) {
        await run.opened();
        expect(run.method.input).to.deep.equal({...run.standing, pressed: false});
        run.method.end({type: 'left'});
      }
      (await run.atHome()).send('refreshRequested');
      await run.atHome();
      expect(run.asked.filter((each) => each !== 'status')).to.deep.equal(opened ? [opened] : []);
    });
  }

  it('is the method that was chosen meanwhile, as pressed', async () => {
    const status = pending<Status>();
    const run = new CertificationRun({getStatus: () => status.promise, awaited: () => awaited});
    run.choose('ic-card').shows('asking');
    status.answer(incomplete);
    // A host may say so again at each step.
    await run.at('opening');
    run.choose('ic-card').shows('opening');
    await run.at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card']);
    expect(run.method.input).to.deep.equal({...run.standing, pressed: true});
  });

  it('is the profile again after it was left or closed, in a journey limited to it', async () => {
    for (const type of ['closed', 'left'] as const) {
      const run = new CertificationRun({}, {startWith: 'profile', only: ['profile'], solo: true});
      (await run.opened()).method.end({type});
      await run.at('asking');
      await run.at('inMethod');
      expect(run.asked).to.deep.equal(['status', 'profile', 'status', 'profile']);
    }
  });
});
