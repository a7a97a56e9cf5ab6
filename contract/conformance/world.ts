import {placeHostIn, type Way} from '../../src/domain/places.js';
import {cardChallengeSchema, type CardChallenge} from '../../src/domain/ic-card.schemas.js';
import {nextSchema, type NextStep} from '../../src/domain/legal-rep.schemas.js';
import {type Status, statusSchema} from '../../src/domain/schemas.js';
import {type Answer, broken, expect, refusalOf, Undecided, versionIn} from './answers.js';
import type {OpenIssuer} from './card-issuer.js';
import {Cards} from './cards.js';
import {CommandError, type PlanCommands, type PortalTicket, readTicket} from './plan-commands.js';
import {placeOf, type Plan, type PlannedHandoff, type PlannedPerson, type PlannedUser} from './plan.js';
import type {Target} from './exchange.js';
import {Link} from './link.js';
import {Login} from './login.js';
import {Session} from './session.js';
import {finding, say} from './say.js';
import {Times} from './times.js';

type Role = Exclude<keyof Plan['users'], 'limits'>;

/** What the widget sends for what the user has not changed. */
export const onRecord = {onRecord: true};
/** The account holder on record, or the legal representative of a ticket. */
export const personOnRecord = {name: onRecord, idType: onRecord, idNumber: onRecord};
/** What a claim says of a person. */
export const identityOf = ({name, idType, idNumber}: PlannedPerson) => ({name, idType, idNumber});
/** What the first step says of the legal representative. */
export const legalRepFields = ({name, idType, idNumber}: Partial<PlannedPerson>) => ({
  legalRepName: name,
  legalRepIdType: idType,
  legalRepIdNumber: idNumber,
});
const holderOnRecord = {whose: 'account-holder', person: personOnRecord};

/**
 * What an address has at most that a command gets: the unreserved characters of RFC 3986 and `/ ? & = % :`. A shell in the
 * command may read it once more, and runs what follows `;`, or `&` where no parameter does.
 */
const harmless = /^[\w.~/?=%:-]+(?:&[\w.~%-]+=[\w.~/?=%:-]*)*$/;

/** Seconds that a run waits at most for another SMS. */
const longestWait = 120;

/** What the rules work with: the users of the plan, the card, and the hooks. */
export class World {
  readonly cards: Cards;
  readonly link: Link;
  /** Whether the present rule wanted a user as they were, and the plan does not say how. */
  lacksReset = false;
  #handoff: PlannedHandoff | undefined;
  readonly #sessions = new Map<string, Session>();

  constructor(
    readonly target: Target,
    readonly plan: Plan,
    readonly hooks: PlanCommands,
    openIssuer: OpenIssuer,
    times = new Times(),
  ) {
    this.link = new Link(target, times);
    this.link.watch.start(plan);
    const consent = () => this.consent('ic-card');
    this.cards = new Cards(target.origin, plan.card, hooks, consent, openIssuer);
  }

  get mostRequests(): number {
    return this.plan.mostRequests ?? 100;
  }

  main = (): Promise<Session> => this.#session('main');
  stranger = (): Promise<Session> => this.#session('stranger');
  colleague = (): Promise<Session> => this.#session('colleague');
  human = (): Promise<Session> => this.#session('human');
  applicant = (): Promise<Session> => this.#session('applicant');
  administrator = (): Promise<Session> => this.#session('administrator');
  secondAdministrator = (): Promise<Session> => this.#session('secondAdministrator');
  ended = (): Promise<Session> => this.#session('ended');
  lowAdministrator = (): Promise<Session> => this.#session('lowAdministrator');

  crowd = (index: number): Promise<Session> => this.#opened(`crowd.${String(index)}`, this.plan.users.crowd);

  /** A user whose limits may be used up; each number is another user. */
  limited(index: number): Promise<Session> {
    return this.#opened(`limits.${String(index)}`, this.plan.users.limits?.[index]);
  }

  /**
   * A new session of the same user. Where a backend allows one session, the former one has ended, and becomes the new one:
   * so a rule may go on with both.
   */
  again = async (session: Session): Promise<Session> => {
    const planned = this.#planned(session.user);
    if (planned?.command === undefined) throw new Undecided(say('no-sign-in', `users.${session.user}`));
    const newer = await this.#open(session.user, planned);
    await session.mayHaveEnded(newer);
    return newer;
  };

  /** Before a rule. `handoff`: the entry of the plan that it is about. */
  begin(seeksLimits: boolean, handoff = this.plan.handoffs?.[0]): void {
    this.lacksReset = false;
    this.#handoff = handoff;
    this.link.begin(seeksLimits);
  }

  /** The next rules sign in anew. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  /** Makes a user as they were, if the plan says how. */
  async reset(session: Session): Promise<void> {
    this.lacksReset ||= this.hooks.reset === undefined;
    await this.hooks.reset?.(session.user);
    await session.returned();
  }

  /** Names of the users that the rules share, and of those with limits. */
  #names(withLimited: boolean): readonly string[] {
    const {limits = [], crowd: _, ...users} = this.plan.users;
    return [...Object.keys(users), ...(withLimited ? limits.map((_, index) => `limits.${String(index)}`) : [])];
  }

  async resetAll(withLimited: boolean): Promise<void> {
    for (const user of this.#names(withLimited)) await this.hooks.reset?.(user);
  }

  async everybody(): Promise<readonly Session[]> {
    const sessions: Session[] = [];
    for (const name of this.#names(true)) sessions.push(await this.#opened(name, this.#planned(name)));
    return sessions;
  }

  status = async (session: Session): Promise<Status> => expect.answer(await session.send('getStatus'), statusSchema);

  isCertified = async (session: Session, method: string): Promise<boolean> =>
    (await this.status(session)).methods.some(({id, state}) => id === method && state === 'certified');

  /** Milliseconds until a time, by the backend's clock, or by this one where it tells none. */
  async msUntil(session: Session, time: string): Promise<number> {
    const {now = new Date().toISOString()} = await this.status(session);
    return Date.parse(time) - Date.parse(now);
  }

  /** Waits until a time is over, by the backend's clock. That must not take more than so many seconds. */
  async passTime(session: Session, {operation, time}: {operation: string; time: string}, most: number): Promise<void> {
    const seconds = (await this.msUntil(session, time)) / 1_000;
    if (seconds > most) throw new Undecided(finding(operation, 'ends-too-late', most));
    if (seconds > 0) await this.link.pause(seconds + 1);
  }

  challenge = async (session: Session): Promise<CardChallenge> =>
    expect.answer(await session.send('createCardChallenge'), cardChallengeSchema);

  /** The consent that a method needs, for the body of its first request. */
  consent(method: string): object {
    const consent = this.plan.consent?.[method];
    return consent ? {consent: {...consent, time: new Date().toISOString()}} : {};
  }

  get #declaration(): object {
    const {legalRepConsent: notice} = this.plan;
    const time = new Date().toISOString();
    return notice ? {legalRepConsent: {...notice, time, declaredBy: 'account-holder'}} : {};
  }

  get legalRep(): PlannedPerson {
    return this.#given(this.plan.legalRep);
  }

  get other(): PlannedPerson {
    return this.#given(this.plan.other);
  }

  /** The first step of the legal representative's path, with correct data. */
  enterpriseClaim(changes: object = {}): object {
    return {
      ...{enterpriseName: onRecord, uscc: onRecord, orgCode: onRecord},
      ...legalRepFields(this.legalRep),
      ...this.consent('legal-rep'),
      ...this.#declaration,
      ...changes,
    };
  }

  ifMatch = async (session: Session): Promise<string> => versionIn(await session.send('getProfile')) ?? '';

  /** Changes the account, or the enterprise, on record, by the present version. */
  async save(
    session: Session,
    body: object,
    operation: 'updateAccount' | 'updateEnterprise' = 'updateAccount',
  ): Promise<Answer> {
    return session.send(operation, {body, ifMatch: await this.ifMatch(session)});
  }

  async checkEnterprise(session: Session, changes: object = {}): Promise<Answer> {
    const ifMatch = await this.ifMatch(session);
    return session.send('checkEnterprise', {ifMatch, body: this.enterpriseClaim(changes)});
  }

  async ticket(session: Session): Promise<NextStep> {
    return expect.answer(await this.checkEnterprise(session), nextSchema);
  }

  /** The ID card of the legal representative, or of another person in their place. */
  legalRepCard(ticket: string, person = this.legalRep) {
    const {validFrom, validTo} = person;
    return {ticket, whose: 'legal-rep', person: identityOf(person), validFrom, validTo};
  }

  /** The ticket after the legal representative was checked. */
  async holderTicket(session: Session): Promise<NextStep> {
    const {ticket} = await this.ticket(session);
    return expect.answer(await session.send('checkIdCard', {body: this.legalRepCard(ticket)}), nextSchema);
  }

  /** The account holder's ID card; name and number are on record. */
  holderCard(ticket: string) {
    const {validFrom, validTo} = this.#given(this.plan.holder);
    return {ticket, ...holderOnRecord, validFrom, validTo};
  }

  /** What an order for an SMS code to the account holder has in place of the legal representative's. */
  holderSms = (): object => ({...holderOnRecord, bankCard: this.plan.holder?.bankCard, mobile: onRecord});

  smsOrder(ticket: string, changes: object = {}): object {
    const {bankCard, mobile} = this.legalRep;
    return {ticket, whose: 'legal-rep', person: identityOf(this.legalRep), bankCard, mobile, ...changes};
  }

  /** Orders an SMS code, and waits if another one was sent a moment ago. */
  async orderSms(session: Session, ticket: string, changes = {}): Promise<Answer> {
    const send = () => session.send('sendSmsCode', {body: this.smsOrder(ticket, changes)});
    const answer = await send();
    const {code, retryAfter = 0} = refusalOf(answer) ?? {};
    if (code !== 'sms-not-sent' || retryAfter > longestWait) return answer;
    await this.link.pause(retryAfter + 1);
    return send();
  }

  async smsCode(session: Session, mobile = this.legalRep.mobile ?? ''): Promise<string> {
    const code = await this.#given(this.hooks.smsCode)(session.user, mobile);
    this.link.watch.learn(code);
    return code;
  }

  /** The present rule's entry of the plan. */
  get handoff(): PlannedHandoff & {readonly by: Way} {
    return {...this.#given(this.#handoff), by: this.#handoff?.by ?? 'link'};
  }

  /** What `createHandoff` sends by an entry of the plan: that of the present rule, if none is given. */
  handoffOrder(changes: object = {}, entry: PlannedHandoff = this.handoff): object {
    const {method, place, by = 'link', returnUrl} = entry;
    return {method, place, by, ...(by === 'link' && {returnUrl}), ...this.consent(method), ...changes};
  }

  /** The host of an address, if it is one of the place's own or of its test system. */
  placeHost(url: string): string | undefined {
    const {testHosts = []} = this.handoff;
    // A space or a line break would make other words of it in a command.
    if (!/^[^\p{C}\p{Z}"'<>\\`]+$/u.test(url) || !URL.canParse(url)) return undefined;
    const {origin, host, username, password} = new URL(url);
    const isOfTest = testHosts.includes(origin) && username + password === '';
    return isOfTest ? host : placeHostIn(url, placeOf(this.handoff), this.target.origin);
  }

  /** Lets the place decide. No command of the plan is called with another address than the place's. */
  async decide(url: string, verdict: 'passed' | 'rejected'): Promise<void> {
    this.#expectOfPlace(url);
    await this.#given(this.hooks.decide)(url, verdict);
    this.link.decided.add(this.link.handoffs.get(url) ?? '');
  }

  /** Opens a code as a phone does. */
  async scan(url: string): Promise<void> {
    this.#expectOfPlace(url);
    await this.#given(this.hooks.scan)(url);
    this.link.scanned.add(this.link.handoffs.get(url) ?? '');
  }

  /** Another phone opens a code that was opened, and says yes if it can: the command may find nothing to say it to. */
  async openAgain(url: string): Promise<void> {
    this.#expectOfPlace(url);
    await this.#given(this.hooks.decide)(url, 'passed').catch((error: unknown) => {
      if (!(error instanceof CommandError)) throw error;
    });
  }

  #expectOfPlace(url: string): void {
    if (this.placeHost(url) === undefined) broken(finding('createHandoff.url', 'not-on-host'));
    if (!harmless.test(url)) throw new Undecided(finding('createHandoff.url', 'harmful-address'));
  }

  /** A request for help, at the enterprise of the plan unless another one is named. */
  assistanceInput(enterprise = this.#given(this.plan.helpingEnterprise)): object {
    return {enterprise, ...this.consent('admin-assist')};
  }

  /** The result of a step-up; undefined if the plan does not say how, and for who is no administrator there. */
  async stepUp({user}: Session): Promise<string | undefined> {
    return /^(?:a|secondA)dministrator$/.test(user) ? this.hooks.stepUp?.(user) : undefined;
  }

  get levels(): NonNullable<Plan['levels']> {
    return this.#given(this.plan.levels);
  }

  /** Of the user's last sign-in. */
  async portalTicket({user}: Session): Promise<PortalTicket> {
    return readTicket(await this.#given(this.hooks.portalTicket)(user));
  }

  #session(role: Role): Promise<Session> {
    return this.#opened(role, this.plan.users[role]);
  }

  async #opened(name: string, planned: PlannedUser | undefined): Promise<Session> {
    const session = this.#sessions.get(name) ?? (await this.#open(name, planned));
    this.#sessions.set(name, session);
    return session;
  }

  #planned(name: string): PlannedUser | undefined {
    const [role, index] = name.split('.');
    const {limits, ...users} = this.plan.users;
    return role === 'limits' ? limits?.[Number(index)] : users[role as Role];
  }

  async #open(name: string, planned: PlannedUser | undefined): Promise<Session> {
    const user = this.#given(planned);
    const signIn = () => this.hooks.session(name, user);
    const login = new Login(await signIn(), user.command === undefined ? undefined : signIn);
    const {csrf = this.plan.users.main.csrf} = user;
    const session = new Session(this.link, name, login, csrf);
    await session.identify();
    return session;
  }

  /** A rule says in `needs` what it uses, so this is never missing. */
  #given<T>(value: T | undefined): T {
    return value ?? broken(say('undeclared-need'));
  }
}
