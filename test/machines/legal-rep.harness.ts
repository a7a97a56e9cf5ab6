import {Attempt} from '../../src/domain/attempt.js';
import type {ActorRefFrom} from 'xstate';
import type {EnterpriseField} from '../../src/domain/enterprise-draft.js';
import type {EnterpriseAnswer, EnterpriseClaim, IdCardClaim, PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {Refused} from '../../src/domain/outcome.schemas.js';
import type {Profile} from '../../src/domain/profile.schemas.js';
import type {TypedValues} from '../../src/domain/record-draft.js';
import {legalRepMachine, type LegalRepMachine} from '../../src/machines/legal-rep.machine.js';
import {validation, type RecalledTicket} from '../../src/machines/legal-rep.setup.js';
import {personCheckMachine, type PersonCheckMachine} from '../../src/machines/person-check.machine.js';
import {
  validation as personValidation,
  type PersonAttempt,
  type PersonCheckEvent,
} from '../../src/machines/person-check.setup.js';
import {fakeNext, fakeProfile} from '../../src/fakes.js';
import {rules} from '../domain/profile-draft.harness.js';
import {silent} from './answers.js';
import {
  onRecord,
  samplePassed,
  usualPersonPorts,
  wholePersonOnRecord,
  type PersonPorts,
} from './person-check.harness.js';
import {PortRun} from './run.js';

export interface LegalRepPorts extends PersonPorts {
  readonly getProfile: (signal: AbortSignal) => Promise<Profile>;
  readonly checkEnterprise: (signal: AbortSignal, claim: Attempt<EnterpriseClaim>) => Promise<EnterpriseAnswer>;
  readonly recallTicket: (signal: AbortSignal) => Promise<RecalledTicket | Refused>;
}

const usual: Omit<LegalRepPorts, 'recallTicket'> = {
  ...usualPersonPorts,
  getProfile: async () => fakeProfile(),
  checkEnterprise: async () => fakeNext('legal-rep'),
  checkIdCard: async (_, {body: {whose}}) => (whose === 'legal-rep' ? fakeNext('account-holder') : samplePassed),
};

type Child = ActorRefFrom<PersonCheckMachine>;

/** Either person's step of the path. */
export const stepOf = {'legal-rep': 'legalRep', 'account-holder': 'holder'} as const;

/** The path on fakes, up to being certified by two ID cards, unless a test says otherwise. */
export class LegalRepRun extends PortRun<LegalRepMachine, LegalRepPorts> {
  /** The host's rules. A test may change them. */
  rules = rules;
  /** How often what was stored for a later page was deleted. */
  forgotten = 0;
  readonly claims = this.inputsOf('checkEnterprise');
  readonly idCards = this.inputsOf('checkIdCard');

  constructor(ports: Partial<LegalRepPorts> = {}, {draft}: {draft?: unknown} = {}) {
    // Where a test gives no answer about an earlier ticket, none was left.
    super({...usual, recallTicket: silent, ...ports});
    const {getProfile, checkEnterprise, recallTicket, ...persons} = this.actors;
    const machine = legalRepMachine()
      .provide(validation(() => this.rules))
      .provide({
        actors: {
          ...{getProfile, checkEnterprise, recallTicket},
          checkPerson: personCheckMachine()
            .provide(personValidation(() => this.rules))
            .provide({actors: persons}),
        },
        actions: {forgetTicket: () => (this.forgotten += 1)},
        guards: {mayRecall: ({context}) => ports.recallTicket !== undefined && context.kept === undefined},
      });
    this.begin(machine, {input: {pressed: true, draft}});
  }

  /** The check of a person that shows. */
  get child(): Child {
    const child = (this.now.children as Record<string, unknown>)['personCheck'];
    if (!child) throw new Error('Nobody is being checked.');
    return child as Child;
  }

  edit(values: TypedValues<EnterpriseField>): this {
    this.actor.send({type: 'edited', values});
    return this;
  }

  submit(): this {
    this.actor.send({type: 'submitted'});
    return this;
  }

  /** Says something to the check of a person that shows. */
  tell(...events: PersonCheckEvent[]): this {
    for (const event of events) this.child.send(event);
    return this;
  }

  /** Up to the form of the enterprise. */
  async inForm(): Promise<this> {
    return (await this.reach('introducing')).send('started');
  }

  /** Up to where what will be sent is shown. */
  async confirming(values: TypedValues<EnterpriseField> = {}): Promise<this> {
    return (await this.inForm()).edit(values).submit();
  }

  async checking(values?: TypedValues<EnterpriseField>): Promise<this> {
    return (await this.confirming(values)).send('confirmed');
  }

  /** Lets the ID card of whoever is being checked be checked as it is. */
  checkIdCard(): this {
    return this.tell({type: 'submitted'}, {type: 'confirmed'});
  }

  /** Up to the check of that person, in whose form something was typed. */
  async inCheckOf(role: PersonRole, values?: TypedValues<EnterpriseField>): Promise<this> {
    await (await this.checking(values)).at('legalRep');
    this.tell(typedOf['legal-rep']);
    if (role === 'legal-rep') return this;
    await this.checkIdCard().at('holder');
    return this.tell(typedOf['account-holder']);
  }
}

/** What is typed of each person in these tests. */
export const typedOf = {
  'legal-rep': {type: 'edited', values: {validFrom: '20200310', validTo: '20400310'}},
  'account-holder': {type: 'edited', values: {name: '王五'}},
} as const satisfies Record<PersonRole, PersonCheckEvent>;

export const keptOf = (role: PersonRole) => ({
  typed: {draft: typedOf[role].values, filled: undefined},
  way: 'id-card',
});

/** What was under way in such a check, by ID card, when the session ended. */
export const attemptOf = (role: PersonRole): PersonAttempt => ({
  claim: new Attempt<IdCardClaim>({
    ticket: `ticket-${role}`,
    whose: role,
    person: wholePersonOnRecord,
    validFrom: onRecord,
    validTo: onRecord,
    ...(role === 'legal-rep' && typedOf['legal-rep'].values),
  }),
  smsRequest: undefined,
  code: undefined,
  codeTry: undefined,
  askAt: 0,
});
