import {expect} from 'chai';
import fc from 'fast-check';
import {SimulatedClock, type ActorRefFrom, type AnyActorRef} from 'xstate';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {noNetworkRules} from '../../src/adapters/local-network.js';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {validateRecord} from '../../src/domain/profile-draft.js';
import {editableFields, type ProfileUpdate} from '../../src/domain/profile-fields.js';
import {Secret} from '../../src/domain/secret.js';
import type {AdminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import type {AdminAssistEvent} from '../../src/machines/admin-assist.setup.js';
import type {IcCardMachine} from '../../src/machines/ic-card.machine.js';
import type {ProfileMachine} from '../../src/machines/profile.machine.js';
import type {ProfileEvent} from '../../src/machines/profile.setup.js';
import {sign, type PollAnswer} from '../adapters/eport-agent.harness.js';
import {idNumbers, otherUscc, rules} from '../domain/profile-draft.harness.js';
import {randomPin} from '../domain/random-pin.js';
import type {Question} from '../harness/world.js';
import {CertJourney, consent} from './cert-journey.js';
import {behaviour, type Behaviour} from './exchange.js';
import type {HostileHost} from './hostile-host.js';
import {scriptOf, type Script, type Way} from './journey.js';
import {expectShowable, pinCodes, secretName, unusedCode} from './judge.js';
import {SocketClass} from './one-case.js';

interface CardScript extends Script {
  readonly agent: Behaviour;
}

export const cardScript = scriptOf<{agent: Behaviour}>(
  ['getStatus', 'createCardChallenge', 'verifyCard'],
  {most: 3, minLength: 2, maxLength: 8},
  {agent: behaviour(40, 8, 3)},
);

/** By the card, over real sockets to something in the agent's place. */
export class CardJourney extends CertJourney<CardScript> {
  protected override readonly sending = {
    createCardChallenge: /pinEntered$/,
    // What was signed is sent again, as the same attempt, when the path is opened once more.
    verifyCard: /(?:pinEntered|retried|methodChosen|left)$/,
  };
  protected override readonly most = 2;
  readonly #pins: string[] = [];

  constructor(
    private readonly host: HostileHost,
    script: CardScript,
  ) {
    super(script, 'ic-card', {startWith: 'ic-card'});
  }

  protected override agent(): Promise<CardAgent> {
    const url = this.host.expect(this.self, this.script.agent, this.onOutside);
    // A journey lends a document, and the agent's client would ask it for the permission of a browser.
    return Promise.resolve(new EportAgent({urls: [url], WebSocket: SocketClass, network: noNetworkRules}));
  }

  protected override get exchanges(): number {
    return this.self.heard.length;
  }

  protected override methodWays(method: AnyActorRef): Way[] {
    const pin = randomPin();
    const enter = {type: 'pinEntered', pin: new Secret(pin)};
    const ways = this.waysOf(method, [enter, ...['confirmed', 'retried', 'readRequested'].map((type) => ({type}))]);
    return ways.map(({name, go}) => ({
      name,
      go: () => {
        if (name === enter.type) this.#pins.push(pin);
        go();
      },
    }));
  }

  #sent(pin: string): number {
    return this.self.heard.filter((frame) => frame.includes(pin)).length;
  }

  protected override judge(): void {
    super.judge();
    const now = (this.method as ActorRefFrom<IcCardMachine> | undefined)?.getSnapshot();
    expect(now?.context.pin, 'kept').to.equal(undefined);
    // After a PIN was sent, the card was not asked, it said no, or nobody knows.
    const pin = this.#pins.at(-1) ?? '';
    if (now?.context.problem && now.matches('awaitingPin') && this.#sent(pin) > 0 && pin !== '')
      expect([...pinCodes, 'network', 'contract', 'backend', 'timeout']).to.include(now.context.problem.code);
  }

  protected override judgeAll(): void {
    this.host.forget(this.self);
    for (const pin of this.#pins) expect(this.#sent(pin), 'times a PIN was sent').to.be.at.most(1);
    const named = (by: Question): unknown[] =>
      this.outside.asked
        .filter(({question}) => question === by)
        .map(({said}) => (Object(said) as {subject?: unknown}).subject);
    for (const {_method, args} of this.self.heard.map((frame) => JSON.parse(frame) as PollAnswer)) {
      if (_method !== sign) continue;
      const subject = String(args['inData']).split('\n')[2];
      for (const question of ['getStatus', 'createCardChallenge'] as const) expect(named(question)).to.include(subject);
    }
  }
}

interface ProfileScript extends Script {
  readonly part: 'enterprise' | 'account';
}

export const profileScript = scriptOf<{part: 'enterprise' | 'account'}>(
  ['getStatus', 'getProfile', 'updateEnterprise', 'updateAccount'],
  {most: 5, minLength: 4, maxLength: 14},
  {part: fc.constantFrom('enterprise', 'account')},
  [otherUscc, 'DYCK12345671234567', ...idNumbers, 'passport-prc'],
);

/** To the record and through its correction: opened because the host begins with it, or because it is incomplete. */
export class ProfileJourney extends CertJourney<ProfileScript> {
  protected override readonly sending = {
    ...{updateEnterprise: /(?:confirmed|retried)$/, updateAccount: /(?:confirmed|retried)$/},
  };
  protected override readonly isBounded = false;
  #turn = 0;

  constructor(script: ProfileScript) {
    const {extra: isIncomplete, solo} = script;
    super(script, 'profile', {
      changes: isIncomplete ? {getStatus: {profile: 'incomplete'}} : {},
      startWith: isIncomplete && !solo ? undefined : 'profile',
    });
  }

  get #profile() {
    return this.method as ActorRefFrom<ProfileMachine> | undefined;
  }

  protected override methodWays(method: AnyActorRef): Way[] {
    const {part, wild} = this.script;
    const {moved, typed} = (method as ActorRefFrom<ProfileMachine>).getSnapshot().context;
    const names = editableFields[part];
    const secret = secretName();
    const right: ProfileEvent = {
      type: 'edited',
      values: part === 'enterprise' ? {legalRepName: secret} : {holderName: secret, idNumber: idNumbers[0]},
    };
    const turn = this.#turn;
    const [name = names[0], text = ''] = [names[turn % names.length], wild[turn % wild.length]];
    const strange = {type: 'edited', values: {[name as string]: text}} as const;
    const submitted = {type: 'submitted'} as const;
    const isTyped = Object.keys(typed.draft).length > 0;
    const events: ProfileEvent[] = [
      ...(isTyped ? [submitted, strange, right] : [right, strange, submitted]),
      {type: 'editRequested', part},
      {type: 'editRequested', part: part === 'enterprise' ? 'account' : 'enterprise'},
      {type: 'confirmed'},
      {type: 'compared', theirs: turn % 2 === 0 ? [] : moved},
      ...(['kept', 'abandoned', 'retried', 'corrected', 'cancelled', 'closed', 'left'] as const).map((type) => ({
        type,
      })),
    ];
    return this.waysOf(method, events, (event) => {
      this.#turn += 1;
      if (event === right) this.typed.push(secret);
      return method;
    });
  }

  protected override get forms() {
    const isThere = this.#profile !== undefined || this.place === 'interrupted';
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
    const parts: Partial<Record<Question, 'enterprise' | 'account'>> = {
      ...{updateEnterprise: 'enterprise', updateAccount: 'account'},
    };
    for (const {question, input} of this.outside.asked) {
      const part = parts[question];
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
  {most: 10, minLength: 4, maxLength: 16},
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
    requestAssistance: /(?:submitted|retried|left|methodChosen)$/,
    sendAssistanceCode: /codeEntered$/,
    withdrawAssistance: /(?:cancelled|retried)$/,
  };
  readonly #clock: SimulatedClock;
  readonly #enterprise = secretName();
  #turn = 0;

  constructor(script: AssistScript) {
    const clock = new SimulatedClock();
    const state = script.certified ? 'certified' : 'not-certified';
    const changes = {getStatus: {methods: [{id: 'admin-assist', state, enabled: true}]}};
    super(script, 'admin-assist', {changes, clock});
    this.#clock = clock;
    this.typed.push(this.#enterprise);
  }

  protected override get stored() {
    const {stored} = this.script;
    return stored === undefined ? {} : {[pollingKeyOf('subject-1', 'admin-assist')]: stored};
  }

  protected override get isOver(): boolean {
    return this.isPassed;
  }

  protected override methodWays(method: AnyActorRef): Way[] {
    const now = (method as ActorRefFrom<AdminAssistMachine>).getSnapshot();
    const {context} = now;
    const {wild} = this.script;
    const typed: AdminAssistEvent = {type: 'edited', enterprise: this.#enterprise};
    const events: AdminAssistEvent[] = [
      ...(this.hasNotice && !context.consent ? [{type: 'consentChanged', consent} as const] : []),
      ...(context.enterprise === this.#enterprise ? [] : [typed]),
      ...(['submitted', 'retried', 'cancelled'] as const).map((type) => ({type})),
      {type: 'edited', enterprise: wild[this.#turn % wild.length] ?? ''},
      {type: 'consentChanged', consent: undefined},
      ...(['corrected', 'left'] as const).map((type) => ({type})),
    ];
    const ways = this.waysOf(method, events, () => ((this.#turn += 1), method));
    const enter: Way = {
      name: 'codeEntered',
      go: () => {
        const code = unusedCode(JSON.stringify(this.script.backend), 8);
        const handle = new Secret(code);
        this.codes.add(code);
        this.handles.add(handle);
        method.send({type: 'codeEntered', code: handle});
      },
    };
    // A code that comes where none is expected is thrown away.
    if (!now.matches('waiting')) return [...ways, enter];
    const waits = [40_000, 90_000, dayMs].map((ms) => ({name: 'waits', go: () => this.#clock.increment(ms)}));
    const takesCode = context.request?.shown !== undefined && context.pending === undefined;
    return takesCode ? [enter, ...waits, ...ways] : [...ways, ...waits, enter];
  }

  protected override judge(): void {
    super.judge();
    const now = (this.method as ActorRefFrom<AdminAssistMachine> | undefined)?.getSnapshot();
    if (now?.context.request) expect(now.context.request.endsAt - Date.now()).to.be.within(0, dayMs);
  }

  protected override judgeAll(): void {
    const sent = this.outside.asked.filter(({question}) => question === 'sendAssistanceCode');
    const codes = sent.map(({input}) => (input as {code: string}).code);
    expect(new Set(codes).size, 'codes sent').to.equal(codes.length);
  }
}
