import type {Attempt} from '../../src/domain/attempt.js';
import type {ProfileChanges, ProfilePart, ProfileUpdate} from '../../src/domain/profile-fields.js';
import type {Profile, SaveAnswer} from '../../src/domain/profile.schemas.js';
import {profileMachine, type ProfileMachine} from '../../src/machines/profile.machine.js';
import {validation, type Submission} from '../../src/machines/profile.setup.js';
import {fakeProfile, fakeSaved, type FakeProfileChanges} from '../../src/fakes.js';
import {rules} from '../domain/profile-draft.harness.js';
import {inTurn} from './answers.js';
import {PortRun} from './run.js';

export interface ProfilePorts {
  readonly getProfile: (signal: AbortSignal) => Promise<Profile>;
  readonly save: (signal: AbortSignal, submission: Attempt<Submission, ProfileUpdate>) => Promise<SaveAnswer>;
}

/** What can be sent without a second look. */
export const newName = {legalRepName: '王五'} as const;

/** The record as it is first, and as it is found when it is read anew. */
export const recordThen = (changes: FakeProfileChanges) =>
  inTurn(fakeProfile(), fakeProfile({version: '"2"', ...changes}));

const usual: ProfilePorts = {getProfile: async () => fakeProfile(), save: async () => fakeSaved()};

/** The profile's machine on fakes: a record in order and a backend that saves, unless a test says otherwise. */
export class ProfileRun extends PortRun<ProfileMachine, ProfilePorts> {
  /** The host's rules. A test may change them. */
  rules = rules;
  readonly submissions = this.inputsOf('save');

  constructor(ports: Partial<ProfilePorts> = {}, {draft}: {draft?: unknown} = {}) {
    super({...usual, ...ports});
    const machine = profileMachine()
      .provide(validation(() => this.rules))
      .provide({actors: this.actors});
    this.begin(machine, {input: {pressed: true, ...(draft !== undefined && {draft})}});
  }

  get draft(): ProfileChanges {
    return this.now.context.typed.draft;
  }

  edit(values: ProfileChanges): this {
    this.actor.send({type: 'edited', values});
    return this;
  }

  submit(): this {
    this.actor.send({type: 'submitted'});
    return this;
  }

  /** Opens the form of a part as soon as the record is there. */
  async editing(part: ProfilePart = 'enterprise', values?: ProfileChanges): Promise<this> {
    await this.at('viewing');
    this.actor.send({type: 'editRequested', part});
    return values ? this.edit(values) : this;
  }

  /** Fills the form and submits it, up to where what will be sent is shown. */
  async confirming(part: ProfilePart = 'enterprise', values: ProfileChanges = newName): Promise<this> {
    return (await this.editing(part, values)).submit();
  }

  /** Lets it be sent. */
  async saving(part?: ProfilePart, values?: ProfileChanges): Promise<this> {
    return (await this.confirming(part, values)).send('confirmed');
  }
}
