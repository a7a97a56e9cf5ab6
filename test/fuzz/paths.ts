import {expect} from 'chai';
import fc from 'fast-check';
import type {ActorRefFrom} from 'xstate';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {noNetworkRules} from '../../src/adapters/local-network.js';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {validateRecord} from '../../src/domain/profile-draft.js';
import {editableFields, type ProfileUpdate} from '../../src/domain/profile-fields.js';
import type {AdminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import type {IcCardMachine} from '../../src/machines/ic-card.machine.js';
import type {ProfileMachine} from '../../src/machines/profile.machine.js';
import {byCodeWalk} from '../../walks/admin-assist.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import type {Step} from '../../walks/walk.js';
import {sign, type PollAnswer} from '../adapters/eport-agent.harness.js';
import {idNumbers, otherUscc, rules} from '../domain/profile-draft.harness.js';
import {randomPin} from '../domain/random-pin.js';
import type {OperationName} from '../harness/world.js';
import {CertJourney} from './cert-journey.js';
import {behaviour, type Behaviour} from './exchange.js';
import type {HostileHost} from './hostile-host.js';
import {scriptOf, type Script} from './journey.js';
import {expectShowable, pinCodes, secretName} from './judge.js';
import {SocketClass} from './one-case.js';

interface CardScript extends Script {
  readonly agent: Behaviour;
}

export const cardScript = scriptOf<{agent: Behaviour}>(
  ['getStatus', 'createCardChallenge', 'verifyCard'],
  {minLength: 2, maxLength: 8},
  {agent: behaviour(40, 8, 3)},
);

/** By the card, over real sockets to something in the agent's place. */
export class CardJourney extends CertJourney<CardScript> {
  protected override readonly sending = {
    createCardChallenge: /pinEntered$/,
    // What was signed is sent again, as the same attempt, when the path is opened once more.
    verifyCard: /(?:pinEntered|retried|resumed|methodChosen|left)$/,
  };
  protected override readonly most = 2;

  constructor(
    private readonly host: HostileHost,
    script: CardScript,
  ) {
    super(script, [icCardWalk], {startWith: 'ic-card'});
  }

  protected override agent(): Promise<CardAgent> {
    const url = this.host.expect(this.self, this.script.agent, this.onOutside);
    // A journey lends a document, and the agent's client would ask it for the permission of a browser.
    return Promise.resolve(new EportAgent({urls: [url], WebSocket: SocketClass, network: noNetworkRules}));
  }

  protected override get exchanges(): number {
    return this.self.heard.length;
  }

  protected override secret(): string {
    return randomPin();
  }

  #sent(pin: string): number {
    return this.self.heard.filter((frame) => frame.includes(pin)).length;
  }

  protected override judge(): void {
    super.judge();
    const now = (this.method as ActorRefFrom<IcCardMachine> | undefined)?.getSnapshot();
    expect(now?.context.pin, 'kept').to.equal(undefined);
    // After a PIN was sent, the card was not asked, it said no, or nobody knows.
    const pin = [...this.codes].at(-1) ?? '';
    if (now?.context.problem && now.matches('awaitingPin') && this.#sent(pin) > 0 && pin !== '')
      expect([...pinCodes, 'network', 'contract', 'backend', 'timeout']).to.include(now.context.problem.code);
  }

  protected override judgeAll(): void {
    this.host.forget(this.self);
    for (const pin of this.codes) expect(this.#sent(pin), 'times a PIN was sent').to.be.at.most(1);
    const named = (by: OperationName): unknown[] =>
      this.outside.asked
        .filter(({operation}) => operation === by)
        .map(({said}) => (Object(said) as {subject?: unknown}).subject);
    for (const {_method, args} of this.self.heard.map((frame) => JSON.parse(frame) as PollAnswer)) {
      if (_method !== sign) continue;
      const subject = String(args['inData']).split('\n')[2];
      for (const operation of ['getStatus', 'createCardChallenge'] as const)
        expect(named(operation)).to.include(subject);
    }
  }
}

interface ProfileScript extends Script {
  readonly part: 'enterprise' | 'account';
}

export const profileScript = scriptOf<{part: 'enterprise' | 'account'}>(
  ['getStatus', 'getProfile', 'updateEnterprise', 'updateAccount'],
  {minLength: 4, maxLength: 14},
  {part: fc.constantFrom('enterprise', 'account')},
  [otherUscc, 'DYCK12345671234567', ...idNumbers, 'passport-prc'],
);

/** To the record and through its correction: opened because the host begins with it, or because it is incomplete. */
export class ProfileJourney extends CertJourney<ProfileScript> {
  protected override readonly sending = {
    ...{updateEnterprise: /(?:confirmed|retried)$/, updateAccount: /(?:confirmed|retried)$/},
  };
  protected override readonly isBounded = false;
  override readonly typed = [secretName()];

  constructor(script: ProfileScript) {
    const {extra: isIncomplete, solo, part} = script;
    const walks = [enterpriseWalk, accountWalk] as const;
    super(script, part === 'enterprise' ? walks : [accountWalk, enterpriseWalk], {
      changes: isIncomplete ? {getStatus: {profile: 'incomplete'}} : {},
      startWith: isIncomplete && !solo ? undefined : 'profile',
    });
  }

  get #profile() {
    return this.method as ActorRefFrom<ProfileMachine> | undefined;
  }

  protected override get right() {
    const [name = ''] = this.typed;
    return {
      editing: this.script.part === 'enterprise' ? {legalRepName: name} : {holderName: name, idNumber: idNumbers[0]},
    };
  }

  protected override get forms() {
    const isThere = this.#profile !== undefined || ['interrupted', 'suspended'].includes(this.place);
    const drafts = this.now.context.drafts as {profile?: {typed: {draft: object}}};
    const {typed} = this.#profile?.getSnapshot().context ?? drafts.profile ?? {};
    return isThere ? {owner: this.subject, forms: typed?.draft ?? {}} : undefined;
  }

  protected override judge(): void {
    const profile = this.#profile?.getSnapshot().context.profile;
    if (!profile) return;
    for (const {display} of Object.values({...profile.enterprise, ...profile.account}))
      expectShowable(display, 'field');
    validateRecord(profile, rules);
  }

  protected override judgeAll(): void {
    const parts: Partial<Record<OperationName, 'enterprise' | 'account'>> = {
      ...{updateEnterprise: 'enterprise', updateAccount: 'account'},
    };
    for (const {operation, input} of this.outside.asked) {
      const part = parts[operation];
      if (!part) continue;
      const names = Object.keys((input as ProfileUpdate).changes);
      expect(names).not.to.deep.equal([]);
      expect(editableFields[part]).to.include.members(names);
    }
  }
}

const record = (id: string, version = 1): string => JSON.stringify({version, method: 'admin-assist', id});

interface AssistScript extends Script {
  /** What an earlier page has stored, if it has, and whether the status says that the certification stands. */
  readonly stored: string | undefined;
  readonly certified: boolean;
}

export const assistScript = scriptOf<Omit<AssistScript, keyof Script>>(
  ['getStatus', 'requestAssistance', 'getAssistance', 'sendAssistanceCode', 'withdrawAssistance'],
  {minLength: 4, maxLength: 16},
  {
    stored: fc.oneof(
      {weight: 2, arbitrary: fc.constant(undefined)},
      {weight: 3, arbitrary: fc.constant(record('assistance-9'))},
      fc.constantFrom('{"half', '', 'null', record('../status'), record('assistance-9', 2)),
    ),
    certified: fc.boolean(),
  },
  ['91310000PDY000028X'],
);

const dayMs = 24 * 60 * 60_000;

/** By an administrator's help, as far as being certified. */
export class AssistJourney extends CertJourney<AssistScript> {
  protected override readonly sending = {
    requestAssistance: /(?:submitted|confirmed|retried|resumed|left|methodChosen)$/,
    sendAssistanceCode: /codeEntered$/,
    withdrawAssistance: /(?:cancelled|retried)$/,
  };
  override readonly typed = [secretName()];

  constructor(script: AssistScript) {
    const state = script.certified ? 'certified' : 'not-certified';
    super(script, [byCodeWalk], {changes: {getStatus: {methods: [{id: 'admin-assist', state, enabled: true}]}}});
  }

  protected override get stored() {
    const {stored} = this.script;
    return stored === undefined ? {} : {[pollingKeyOf('subject-1', 'admin-assist')]: stored};
  }

  protected override get isOver(): boolean {
    return this.isPassed;
  }

  get #now() {
    return (this.method as ActorRefFrom<AdminAssistMachine> | undefined)?.getSnapshot();
  }

  protected override get right() {
    return {naming: {enterprise: this.typed[0] ?? ''}};
  }

  protected override isReady({at}: Step): boolean {
    const {request, pending} = this.#now?.context ?? {};
    return at !== 'waiting' || (request?.shown !== undefined && pending === undefined);
  }

  protected override judge(): void {
    super.judge();
    const request = this.#now?.context.request;
    if (request) expect(request.endsAt - Date.now()).to.be.within(0, dayMs);
  }

  protected override judgeAll(): void {
    const sent = this.outside.asked.filter(({operation}) => operation === 'sendAssistanceCode');
    const codes = sent.map(({input}) => (input as {code: string}).code);
    expect(new Set(codes).size, 'codes sent').to.equal(codes.length);
  }
}
