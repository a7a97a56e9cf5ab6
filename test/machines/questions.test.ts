import {expect} from 'chai';
import {toPromise, type AnyStateMachine} from 'xstate';
import {adminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import {adminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import {handoffMachine, type HandoffMachine} from '../../src/machines/handoff.machine.js';
import {certificationMachine} from '../../src/machines/certification.machine.js';
import {icCardMachine, type IcCardMachine} from '../../src/machines/ic-card.machine.js';
import {legalRepMachine, type LegalRepMachine} from '../../src/machines/legal-rep.machine.js';
import {personCheckMachine, type PersonCheckMachine} from '../../src/machines/person-check.machine.js';
import {profileMachine, type ProfileMachine} from '../../src/machines/profile.machine.js';
import {fakeNext, fakeProfile} from '../../src/fakes.js';
import {failing, inTurn, silent} from './answers.js';
import {answered, BankRun, found, passed, type BankPorts} from './handoff.harness.js';
import {IcCardRun, type IcCardPorts} from './ic-card.harness.js';
import {LegalRepRun, stepOf, type LegalRepPorts} from './legal-rep.harness.js';
import {personInput, PersonRun, type PersonPorts} from './person-check.harness.js';
import {ProfileRun, type ProfilePorts} from './profile.harness.js';
import {unprovided, type Place, type PortAnswer, type PortRun} from './run.js';

type Answer = () => Promise<never>;
type Opened<Run> = Promise<Run> | Run;

interface Question<Logic extends AnyStateMachine, Run> {
  /** Brings a machine to where it asks, and is answered so. */
  readonly open: (answer: Answer) => Opened<Run>;
  /** Where a failure is shown. */
  readonly failed: Place<Logic>;
  /** Asks again; by default the press on “try again”. */
  readonly again?: (run: Run) => unknown;
  /** Asking again is the same attempt: what was lost may have been done. */
  readonly isAttempt?: boolean;
  readonly cancelled: Place<Logic>;
  /** The press that sends the same once more after that. */
  readonly resent?: string;
}

/** What holds of each question that a machine asks the outside. */
const itAsks = <
  Logic extends AnyStateMachine,
  Ports extends {[Port in keyof Ports]: PortAnswer},
  Run extends PortRun<Logic, Ports>,
>(
  title: string,
  port: keyof Ports,
  question: Question<Logic, Run>,
): void => {
  const {open, failed, isAttempt = false, cancelled, resent} = question;
  const again = question.again ?? ((run: Run) => run.press('retried'));

  it(`${title}, shows and tells a failure, and asks again on a press${isAttempt ? ' by the same attempt' : ''}`, async () => {
    const run = await open(inTurn(failing('network'), silent));
    await run.failed(failed, 'network');
    expect(run.told.filter((code) => code === 'network')).to.have.length(1);
    const times = run.times(port);
    await again(run);
    expect(run.times(port)).to.equal(times + 1);
    const [first, second] = run.inputsOf(port).slice(-2);
    if (!isAttempt) return;
    expect(second).to.equal(first);
    const {problem} = (run.now as {context: {problem?: unknown}}).context;
    expect(problem).to.equal(undefined);
  });

  it(`${title}, gives the question up when it is cancelled`, async () => {
    const run = await open(silent);
    await run.asking(port);
    const told = [...run.told];
    await run.press('cancelled').at(cancelled);
    expect(run.signals.get(port)?.aborted).to.equal(true);
    expect(run.told).to.deep.equal(told);
    if (!resent) return;
    run.press(resent);
    const [first, second, ...others] = run.inputsOf(port);
    expect([second, others]).to.deep.equal([first, []]);
    expect(second).to.equal(first);
  });
};

describe('The legal representative path', () => {
  itAsks<LegalRepMachine, LegalRepPorts, LegalRepRun>('reading the record', 'getProfile', {
    open: (answer) => new LegalRepRun({getProfile: answer}),
    failed: 'notLoaded',
    cancelled: 'left',
  });
  itAsks<LegalRepMachine, LegalRepPorts, LegalRepRun>('checking the enterprise', 'checkEnterprise', {
    open: (answer) => new LegalRepRun({checkEnterprise: answer}).checking(),
    failed: 'notChecked',
    isAttempt: true,
    cancelled: 'confirming',
    resent: 'confirmed',
  });
  for (const role of ['legal-rep', 'account-holder'] as const) {
    itAsks<LegalRepMachine, LegalRepPorts, LegalRepRun>(`renewing the ticket of the ${role}`, 'checkEnterprise', {
      open: async (answer) => {
        const run = new LegalRepRun({checkEnterprise: inTurn(fakeNext('legal-rep'), answer)});
        return (await run.inCheckOf(role)).tell({type: 'renewalRequested'});
      },
      failed: 'notRenewed',
      isAttempt: true,
      cancelled: stepOf[role],
    });
  }
  itAsks<LegalRepMachine, LegalRepPorts, LegalRepRun>('reading the record anew', 'getProfile', {
    open: async (answer) => {
      const ports = {checkEnterprise: failing('conflict'), getProfile: inTurn(fakeProfile(), answer)};
      return (await new LegalRepRun(ports).checking()).reach('reloading');
    },
    failed: 'notReloaded',
    cancelled: 'notReloaded',
  });
});

describe('A person’s check', () => {
  itAsks<PersonCheckMachine, PersonPorts, PersonRun>('checking an ID card', 'checkIdCard', {
    open: (answer) => new PersonRun({checkIdCard: answer}).checking(),
    failed: 'notChecked',
    isAttempt: true,
    cancelled: 'confirming',
    resent: 'confirmed',
  });
  itAsks<PersonCheckMachine, PersonPorts, PersonRun>('asking for a code', 'sendSmsCode', {
    open: (answer) => new PersonRun({sendSmsCode: answer}).sending(),
    failed: {bankCard: 'noCode'},
    again: (run) => run.requestCode(),
    isAttempt: true,
    cancelled: {bankCard: 'noCode'},
  });
  itAsks<PersonCheckMachine, PersonPorts, PersonRun>('checking a bank card', 'checkBankCard', {
    open: async (answer) => {
      const run = await new PersonRun({checkBankCard: answer}).sent();
      run.enterCode();
      return run;
    },
    failed: {bankCard: 'codeSent'},
    again: (run) => run.enterCode(),
    cancelled: {bankCard: 'codeSent'},
  });
});

describe('The profile', () => {
  const unsaved = failing('unauthenticated');

  itAsks<ProfileMachine, ProfilePorts, ProfileRun>('reading the record', 'getProfile', {
    open: (answer) => new ProfileRun({getProfile: answer}),
    failed: 'notLoaded',
    cancelled: 'left',
  });
  itAsks<ProfileMachine, ProfilePorts, ProfileRun>('saving', 'save', {
    open: (answer) => new ProfileRun({save: answer}).saving(),
    failed: 'notSaved',
    isAttempt: true,
    cancelled: 'confirming',
    resent: 'confirmed',
  });
  itAsks<ProfileMachine, ProfilePorts, ProfileRun>('reading the record under a draft', 'getProfile', {
    open: async (answer) => {
      const {actor} = await new ProfileRun({save: unsaved}).saving();
      const {draft} = (await toPromise(actor)) as {draft?: unknown};
      return new ProfileRun({getProfile: answer}, {draft});
    },
    failed: 'notResumed',
    cancelled: 'notResumed',
  });
});

describe('The IC card method', () => {
  const entered = async (ports: Partial<IcCardPorts>): Promise<IcCardRun> => {
    const run = new IcCardRun(ports).start();
    await run.enterPinWhenAsked();
    return run;
  };

  itAsks<IcCardMachine, IcCardPorts, IcCardRun>('reading the card', 'readCard', {
    open: (answer) => new IcCardRun({readCard: answer}).start(),
    failed: 'notRead',
    again: (run) => run.send('retried').asking('readCard', 2),
    cancelled: 'introducing',
  });
  itAsks<IcCardMachine, IcCardPorts, IcCardRun>('asking for a challenge', 'createChallenge', {
    open: (createChallenge) => entered({createChallenge}),
    failed: 'awaitingPin',
    again: (run) => run.enterPin(),
    cancelled: 'awaitingPin',
  });
  itAsks<IcCardMachine, IcCardPorts, IcCardRun>('verifying', 'verifyCard', {
    open: (verifyCard) => entered({verifyCard}),
    failed: 'notVerified',
    isAttempt: true,
    cancelled: 'left',
  });
});

describe('The bank UKey method', () => {
  itAsks<HandoffMachine, BankPorts, BankRun>('asking for a way to the bank', 'createHandoff', {
    open: (answer) => new BankRun({createHandoff: answer}).chosen(),
    failed: 'notCreated',
    isAttempt: true,
    cancelled: 'choosing',
  });
  itAsks<HandoffMachine, BankPorts, BankRun>('asking whether a pass still holds', 'isStillCertified', {
    open: (isStillCertified) =>
      new BankRun({recall: async () => found(), poll: async () => answered(passed), isStillCertified}),
    failed: 'notRechecked',
    cancelled: 'choosing',
  });
});

describe('A machine that nobody provided with ports', () => {
  const pressed = {input: {pressed: true}};
  const wholeJourney = {known: ['ic-card'], only: undefined, startWith: undefined, solo: false};
  const says = (where: string) => ({code: 'not-configured', details: {where}});

  it('says which question has nobody to answer it', async () => {
    expect((await unprovided(icCardMachine(), pressed)).problem).to.deep.equal(says('willPrompt'));
    expect((await unprovided(legalRepMachine(), pressed)).problem).to.deep.equal(says('getProfile'));
    expect((await unprovided(profileMachine(), pressed)).problem).to.deep.equal(says('getProfile'));
    expect((await unprovided(handoffMachine(), pressed)).problem).to.deep.equal(says('recall'));
    expect((await unprovided(adminAssistMachine(), pressed)).problem).to.deep.equal(says('recall'));
    expect((await unprovided(adminRequestsMachine(), {})).problem).to.deep.equal(says('getInbox'));
    expect((await unprovided(certificationMachine(), {input: wholeJourney})).problem).to.deep.equal(says('getStatus'));
    const idCard = await unprovided(
      personCheckMachine(),
      {input: personInput()},
      {type: 'submitted'},
      {type: 'confirmed'},
    );
    expect(idCard.problem).to.deep.equal(says('checkIdCard'));
  });
});
