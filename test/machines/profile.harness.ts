import {createActor, fromPromise, waitFor, type ActorRefFrom, type SnapshotFrom, type StateValueFrom} from 'xstate';
import type {CertErrorCode} from '../../src/domain/errors.js';
import type {ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import type {Profile, SaveAnswer} from '../../src/domain/profile.schemas.js';
import type {MethodEmitted} from '../../src/machines/method.js';
import {profileMachine} from '../../src/machines/profile.machine.js';
import type {Submission} from '../../src/machines/profile.setup.js';
import {fakeProfile, fakeRefused, fakeSaved} from '../../src/testing.js';
import {rules} from '../domain/profile-draft.harness.js';

export interface ProfilePorts {
  readonly getProfile: (signal: AbortSignal) => Promise<Profile>;
  readonly save: (signal: AbortSignal, submission: Submission) => Promise<SaveAnswer>;
}

type Port = keyof ProfilePorts;
type Place = StateValueFrom<typeof profileMachine>;

export const refusal = (code: string, ...fields: string[]): SaveAnswer =>
  fakeRefused(code, fields.length > 0 ? {fields} : {});

/** What can be sent without a second look. */
export const newName = {legalRepName: '王五'} as const;

/** The profile's machine on fakes: a record in order and a backend that saves, unless a test says otherwise. */
export class ProfileRun {
  readonly asked: Port[] = [];
  readonly signals = new Map<Port, AbortSignal>();
  readonly submissions: Submission[] = [];
  readonly told: (CertErrorCode | `refused ${string}` | `saved ${ProfilePart}`)[] = [];
  readonly actor: ActorRefFrom<typeof profileMachine>;

  constructor(
    ports: Partial<ProfilePorts> = {},
    {draft, ...options}: {draft?: unknown; inspect?: (event: unknown) => void} = {},
  ) {
    const asked = (port: Port, signal: AbortSignal): void => {
      this.asked.push(port);
      this.signals.set(port, signal);
    };
    const machine = profileMachine.provide({
      actors: {
        getProfile: fromPromise<Profile, void>(async ({signal}) => {
          asked('getProfile', signal);
          return (ports.getProfile ?? (async () => fakeProfile()))(signal);
        }),
        save: fromPromise<SaveAnswer, Submission>(async ({input, signal}) => {
          asked('save', signal);
          this.submissions.push(input);
          return (ports.save ?? (async () => fakeSaved()))(signal, input);
        }),
      },
    });
    this.actor = createActor(machine, {...options, input: {pressed: true, ...(draft !== undefined && {draft})}});
    const tell = (event: MethodEmitted): void => {
      if (event.type === 'problem') this.told.push(event.error.code);
      if (event.type === 'refused') this.told.push(`refused ${event.code}`);
      if (event.type === 'profileSaved') this.told.push(`saved ${event.part}`);
    };
    for (const type of ['problem', 'refused', 'profileSaved'] as const) this.actor.on(type, tell);
    this.actor.start();
  }

  get now(): SnapshotFrom<typeof profileMachine> {
    return this.actor.getSnapshot();
  }

  get draft(): ProfileChanges {
    return this.now.context.typed.draft;
  }

  /** Waits until the machine is there. */
  async at(place: Place): Promise<SnapshotFrom<typeof profileMachine>> {
    return waitFor(this.actor, (snapshot) => snapshot.matches(place), {timeout: 2_000});
  }

  times(port: Port): number {
    return this.asked.filter((each) => each === port).length;
  }

  edit(values: ProfileChanges): void {
    this.actor.send({type: 'edited', values});
  }

  submit(): void {
    this.actor.send({type: 'submitted', rules});
  }

  /** Opens the form of a part as soon as the record is there. */
  async editing(part: ProfilePart = 'enterprise', values?: ProfileChanges): Promise<this> {
    await this.at('viewing');
    this.actor.send({type: 'editRequested', part});
    if (values) this.edit(values);
    return this;
  }

  /** Fills the form and submits it, up to where what will be sent is shown. */
  async confirming(part: ProfilePart = 'enterprise', values: ProfileChanges = newName): Promise<this> {
    await this.editing(part, values);
    this.submit();
    return this;
  }

  /** Lets it be sent. */
  async saving(part?: ProfilePart, values?: ProfileChanges): Promise<this> {
    await this.confirming(part, values);
    this.actor.send({type: 'confirmed'});
    return this;
  }
}
