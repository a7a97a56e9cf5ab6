import {createActor, waitFor, type ActorRefFrom, type SnapshotFrom} from 'xstate';
import {demoSmsCode} from '../../simulators/backend/sms-codes.js';
import {demoNotices} from '../../simulators/consent.js';
import {encrypt} from '../../simulators/encrypt.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {wire as wireLegalRep} from '../../src/adapters/legal-rep.wiring.js';
import type {Adapters} from '../../src/adapters/adapters.js';
import {BackendClock} from '../../src/domain/clock.js';
import {Secret} from '../../src/domain/secret.js';
import type {legalRepMachine} from '../../src/machines/legal-rep.machine.js';
import type {personCheckMachine} from '../../src/machines/person-check.machine.js';
import type {PersonState} from '../../src/machines/person-check.setup.js';
import {fakeAgent} from '../../src/fakes.js';
import type {Client} from '../simulators/client.js';
import {personNamed} from '../simulators/legal-rep.harness.js';

type Check = ActorRefFrom<typeof personCheckMachine>;
type PlaceOfCheck = Parameters<SnapshotFrom<typeof personCheckMachine>['matches']>[0];

const legalRep = personNamed('陈静');
const holder = personNamed('张三');
const [card] = holder.bankCards;

/** What is typed, form by form. */
const typed = {
  enterprise: {
    enterpriseName: '上海浦东样例贸易有限公司',
    legalRepName: legalRep.name,
    legalRepIdNumber: legalRep.idNumber,
  },
  legalRep: {validFrom: legalRep.validFrom, validTo: legalRep.validTo},
  identity: {name: holder.name, idNumber: holder.idNumber},
  card: {bankCard: card?.number ?? '', mobile: card?.mobile ?? ''},
};

/** The path on real adapters, in the hands of a program. */
export class Path {
  readonly actor: ActorRefFrom<typeof legalRepMachine>;
  #sealed = 0;

  constructor(url: string, {token, subject}: Pick<Client, 'token' | 'subject'>) {
    const adapters: Adapters = {
      backend: new HttpBackend({baseUrl: `${url}/api/realname-cert`, token: () => token}),
      agent: async () => fakeAgent(),
      clock: new BackendClock(),
      origin: url,
      consent: demoNotices,
      // Another text each time, as an encryption that is worth its name gives.
      encryptField: async (_, value) => encrypt(value + ' '.repeat((this.#sealed += 1))),
    };
    const logic = wireLegalRep(adapters, subject ?? '');
    this.actor = createActor(logic, {input: {pressed: true}}).start();
  }

  async at(place: Parameters<SnapshotFrom<typeof legalRepMachine>['matches']>[0]) {
    return (await waitFor(this.actor, (snapshot) => snapshot.matches(place), {timeout: 5_000})).context;
  }

  /** Waits until that person is checked, and the check is there. */
  async check(person: 'legalRep' | 'holder', place: PlaceOfCheck, hasFailed = false): Promise<Check> {
    await this.at(person);
    const check = (this.actor.getSnapshot().children as Record<string, unknown>)['inner'] as Check;
    const isThere = (now: SnapshotFrom<Check>) =>
      now.matches(place) && (!hasFailed || now.context.problem !== undefined);
    await waitFor(check, isThere, {timeout: 5_000});
    return check;
  }

  /** What was typed so far, wherever it is. */
  get forms() {
    const {context, children} = this.actor.getSnapshot();
    const check = (children as Record<string, unknown>)['inner'] as Check | undefined;
    const now = check?.getSnapshot().context;
    const draftOf = (role: 'legal-rep' | 'account-holder', kept: PersonState | undefined = context.persons[role]) =>
      (now?.role === role ? now : kept)?.typed.draft;
    return [context.typed.draft, draftOf('legal-rep'), draftOf('account-holder')];
  }
}

/** A question of the path, as it comes about. */
export interface Step {
  readonly path: string;
  /** Up to the press that asks. */
  readonly go: (path: Path) => Promise<void>;
  /** Waits until it failed: what the screen then says, and what was typed so far. */
  readonly failed: (path: Path) => Promise<{problem: unknown}>;
  readonly forms: readonly (object | undefined)[];
  readonly again: (path: Path) => Promise<void> | void;
}

const retry = ({actor}: Path): void => actor.send({type: 'retried'});
const enterCode = async (path: Path): Promise<void> => {
  const check = await path.check('holder', {bankCard: 'codeSent'});
  check.send({type: 'codeEntered', code: new Secret(demoSmsCode)});
};
const failedIn = (person: 'legalRep' | 'holder', place: PlaceOfCheck) => async (path: Path) =>
  (await path.check(person, place, true)).getSnapshot().context;

/** The legal representative by ID card, the account holder by bank card: each of the four questions, once. */
export const steps: readonly Step[] = [
  {
    path: '/legal-rep/enterprise',
    go: async (path) => {
      await path.at('introducing');
      const {id: noticeId, version} = demoNotices['legal-rep'];
      path.actor.send({type: 'consentChanged', consent: {noticeId, version, time: '2026-03-02T01:00:00Z'}});
      path.actor.send({type: 'started'});
      path.actor.send({type: 'edited', values: typed.enterprise});
      path.actor.send({type: 'submitted'});
      path.actor.send({type: 'confirmed'});
    },
    failed: (path) => path.at('notChecked'),
    forms: [typed.enterprise, undefined, undefined],
    again: retry,
  },
  {
    path: '/legal-rep/id-card',
    go: async (path) => {
      const check = await path.check('legalRep', 'idCard');
      check.send({type: 'edited', values: typed.legalRep});
      check.send({type: 'submitted'});
      check.send({type: 'confirmed'});
    },
    failed: failedIn('legalRep', 'notChecked'),
    forms: [typed.enterprise, typed.legalRep, undefined],
    again: retry,
  },
  {
    path: '/legal-rep/sms-codes',
    go: async (path) => {
      const check = await path.check('holder', 'idCard');
      check.send({type: 'edited', values: typed.identity});
      check.send({type: 'bankCardChosen'});
      check.send({type: 'edited', values: typed.card});
      check.send({type: 'codeRequested'});
    },
    failed: failedIn('holder', 'codeNotSent'),
    forms: [typed.enterprise, typed.legalRep, {...typed.identity, ...typed.card}],
    again: retry,
  },
  {
    path: '/legal-rep/bank-card',
    go: enterCode,
    failed: failedIn('holder', {bankCard: 'codeSent'}),
    forms: [typed.enterprise, typed.legalRep, {...typed.identity, ...typed.card}],
    // A code is kept nowhere: it is typed once more.
    again: enterCode,
  },
];
