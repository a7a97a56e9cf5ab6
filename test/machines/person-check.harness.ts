import type {Attempt} from '../../src/domain/attempt.js';
import type {IdCardClaim, PersonAnswer, PersonRole, SmsCodeRequest} from '../../src/domain/legal-rep.schemas.js';
import type {PersonValues, PersonFields} from '../../src/domain/person-draft.js';
import {Secret} from '../../src/domain/secret.js';
import {personCheckMachine, type PersonCheckMachine} from '../../src/machines/person-check.machine.js';
import {
  validation,
  type CodeTry,
  type DatedSmsAnswer,
  type PersonCheckInput,
} from '../../src/machines/person-check.setup.js';
import {fakeField, fakeNext, fakeOutcome, fakePending, fakeRefused, fakeSmsCode} from '../../src/fakes.js';
import {rules} from '../domain/profile-draft.harness.js';
import {PortRun, simulatedClock} from './run.js';

interface BankCardInput {
  readonly ticket: string;
  readonly role: PersonRole;
  readonly codeTry: Attempt<CodeTry>;
  readonly code: Secret;
}

export interface PersonPorts {
  readonly checkIdCard: (signal: AbortSignal, claim: Attempt<IdCardClaim>) => Promise<PersonAnswer>;
  readonly sendSmsCode: (signal: AbortSignal, request: Attempt<SmsCodeRequest>) => Promise<DatedSmsAnswer>;
  readonly checkBankCard: (signal: AbortSignal, input: BankCardInput) => Promise<PersonAnswer>;
}

/** Six digits that occur nowhere else. */
export const randomCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte % 10).join('');

/** A code that was sent: another one may be asked for after, and it ends after, so many milliseconds from now. */
export const codeSent = ({smsId = 'sms-1', resendIn = 60_000, endsIn = 300_000} = {}): DatedSmsAnswer => ({
  ...fakeSmsCode({smsId}),
  code: {smsId, maskedMobile: '138****8000', endsAt: Date.now() + endsIn},
  askAt: Date.now() + resendIn,
});

/** No code was sent: another one may be asked for after so many seconds. */
export const notSent = (code: string, retryAfter = 0): DatedSmsAnswer => ({
  ...fakeRefused(code),
  askAt: Date.now() + retryAfter * 1000,
});

export const samplePassed = fakeOutcome({method: 'legal-rep', effective: 'now'});

const next = fakeNext('account-holder');

/** What a check is answered with, and how it ends then. */
export const decisions = [
  [next, {type: 'next', next}],
  [samplePassed, {type: 'passed', outcome: samplePassed}],
  [fakePending(60), {type: 'pending', checkAfter: 60}],
] as const;

/** A card of a bank, one that no check digit speaks for, and a number that rings. */
export const soundCard = {bankCard: '6222020000000007', mobile: '13800138000'} as const;
export const withSoundCard = {typed: {draft: soundCard, filled: undefined}, way: 'bank-card'};
export const mayAsk = {bankCard: {noCode: 'mayAsk'}} as const;
export const otherCard = '6217000000000012348';
export const doubtfulCard = '6222020000000003';

/** The account holder as on record, of whom no bank card is known. */
export const holder = (changes: Partial<PersonFields> = {}): PersonFields => ({
  name: fakeField('张三'),
  idType: fakeField('resident-id'),
  idNumber: fakeField('3****************4'),
  validFrom: fakeField('20200310'),
  validTo: fakeField('20400310'),
  bankCard: fakeField(''),
  mobile: fakeField(''),
  ...changes,
});

export const passport = {idType: 'passport-prc', idNumber: 'E12345678'} as const;
export const byPassport = (): PersonFields =>
  holder({idType: fakeField(passport.idType), idNumber: fakeField('E*******8')});

export const onRecord = {onRecord: true} as const;
export const wholePersonOnRecord = {name: onRecord, idType: onRecord, idNumber: onRecord};

export const usualPersonPorts: PersonPorts = {
  checkIdCard: async () => fakeNext('account-holder'),
  sendSmsCode: async () => codeSent(),
  checkBankCard: async (_, {code}) => {
    code.take();
    return samplePassed;
  },
};

export const personInput = (changes: Partial<PersonCheckInput> = {}): PersonCheckInput => ({
  role: 'account-holder',
  ticket: 'ticket-1',
  fields: holder(),
  locked: false,
  kept: undefined,
  ...changes,
});

/** The machine on fakes: an ID card that leads on, and a bank card that certifies, unless a test says otherwise. */
export class PersonRun extends PortRun<PersonCheckMachine, PersonPorts> {
  readonly clock = simulatedClock();
  /** The host's rules. A test may change them. */
  rules = rules;
  readonly claims = this.inputsOf('checkIdCard');
  readonly requests = this.inputsOf('sendSmsCode');

  constructor(
    ports: Partial<PersonPorts> = {},
    input: Partial<PersonCheckInput> = {},
    options: {inspect?: (event: unknown) => void} = {},
  ) {
    super({...usualPersonPorts, ...ports});
    const machine = personCheckMachine()
      .provide(validation(() => this.rules))
      .provide({actors: this.actors});
    this.begin(machine, {...options, clock: this.clock, input: personInput(input)});
  }

  get tries(): Attempt<CodeTry>[] {
    return this.inputsOf('checkBankCard').map(({codeTry}) => codeTry);
  }

  edit(values: PersonValues): this {
    this.actor.send({type: 'edited', values});
    return this;
  }

  submit(): this {
    this.actor.send({type: 'submitted'});
    return this;
  }

  chooseBankCard(): this {
    this.actor.send({type: 'bankCardChosen'});
    return this;
  }

  requestCode(): this {
    this.actor.send({type: 'codeRequested'});
    return this;
  }

  /** Lets the ID card be checked as it is on record. */
  checking(): this {
    return this.submit().send('confirmed');
  }

  /** Fills in the bank's card and asks for a code. */
  sending(values: PersonValues = soundCard): this {
    return this.chooseBankCard().edit(values).requestCode();
  }

  async sent(): Promise<this> {
    return this.sending().reach({bankCard: 'codeSent'});
  }

  enterCode(code = new Secret(randomCode())): Secret {
    this.actor.send({type: 'codeEntered', code});
    return code;
  }
}
