import {expect} from 'chai';
import fc from 'fast-check';
import type {ActorRefFrom, AnyActorRef} from 'xstate';
import {enterpriseFields} from '../../src/domain/enterprise-draft.js';
import type {FieldName} from '../../src/domain/fields.js';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {PersonField, PersonWay} from '../../src/domain/person-draft.js';
import type {TypedValues} from '../../src/domain/recorded-form.js';
import {Secret} from '../../src/domain/secret.js';
import type {LegalRepMachine} from '../../src/machines/legal-rep.machine.js';
import type {LegalRepContext, LegalRepEvent} from '../../src/machines/legal-rep.setup.js';
import type {PersonCheckMachine} from '../../src/machines/person-check.machine.js';
import type {PersonCheckEvent} from '../../src/machines/person-check.setup.js';
import {idNumbers, otherUscc} from '../domain/profile-draft.harness.js';
import {soundCard} from '../machines/person-check.harness.js';
import {CertJourney, consent} from './cert-journey.js';
import {nowOf, scriptOf, type Script, type Way} from './journey.js';
import {secretName, unusedCode} from './judge.js';

type Values = TypedValues<FieldName>;

interface LegalRepScript extends Script {
  /** How each person is checked, where there is a choice. */
  readonly people: Readonly<Record<PersonRole, PersonWay>>;
}

const way = fc.constantFrom('id-card' as const, 'bank-card' as const);

export const legalRepScript = scriptOf<Omit<LegalRepScript, keyof Script>>(
  ['getStatus', 'getProfile', 'checkEnterprise', 'checkIdCard', 'sendSmsCode', 'checkBankCard'],
  {most: 12, minLength: 4, maxLength: 14},
  {people: fc.record({'legal-rep': way, 'account-holder': way})},
  [otherUscc, ...idNumbers, 'passport-prc', 'resident-id', '00000000', '20991301', '13800138000'],
);

const personFields: readonly PersonField[] = [
  ...(['name', 'idType', 'idNumber', 'validFrom', 'validTo', 'bankCard', 'mobile'] as const),
];

const hasTyped = (draft: Values, values: Values): boolean =>
  Object.entries(values).every(([name, value]) => draft[name as FieldName] === value);

const plain = <Type extends string>(...types: readonly Type[]) => types.map((type) => ({type}));

/** By the legal representative, as far as being certified. */
export class LegalRepJourney extends CertJourney<LegalRepScript> {
  protected override readonly sending = {
    checkEnterprise: /(?:submitted|confirmed|retried)$/,
    checkIdCard: /(?:submitted|confirmed|retried)$/,
    sendSmsCode: /(?:codeRequested|retried)$/,
    checkBankCard: /codeEntered$/,
  };
  readonly #names = {legalRep: secretName(), holder: secretName()};
  #turn = 0;

  constructor(script: LegalRepScript) {
    super(script, 'legal-rep');
  }

  protected override get isOver(): boolean {
    return this.isPassed;
  }

  get #path() {
    return this.method as ActorRefFrom<LegalRepMachine> | undefined;
  }

  get #check() {
    return this.check as ActorRefFrom<PersonCheckMachine> | undefined;
  }

  protected override methodWays(path: AnyActorRef): Way[] {
    return this.#check ? this.#checkWays(path, this.#check) : this.#pathWays(path);
  }

  #pathWays(path: AnyActorRef): Way[] {
    const context = nowOf(path)?.context as LegalRepContext;
    const right = {
      ...{enterpriseName: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G', orgCode: 'PDY000028'},
      ...{legalRepName: this.#names.legalRep, legalRepIdType: 'resident-id', legalRepIdNumber: idNumbers[0]},
    };
    const events: LegalRepEvent[] = [
      ...(context.consent || !this.hasNotice ? [] : [{type: 'consentChanged', consent} as const]),
      {type: 'started'},
      ...(hasTyped(context.typed.draft, right) ? [] : [{type: 'edited', values: right} as const]),
      ...plain('submitted', 'confirmed', 'retried', 'corrected'),
      {type: 'edited', values: this.#wild(enterpriseFields)},
      {type: 'backRequested'},
      {type: 'putBack', name: enterpriseFields[this.#turn % enterpriseFields.length] ?? 'uscc'},
      {type: 'consentChanged', consent: undefined},
      {type: 'left'},
      {type: 'left', to: 'legal-rep'},
    ];
    return this.waysOf(path, events, (event) => this.#to(path, event));
  }

  #checkWays(path: AnyActorRef, check: ActorRefFrom<PersonCheckMachine>): Way[] {
    const snapshot = check.getSnapshot();
    const {context} = snapshot;
    const inCard = snapshot.matches('bankCard');
    const hasCode = snapshot.matches({bankCard: 'codeSent'});
    const [mobile, otherMobile] = [soundCard.mobile, '13900139000'];
    const identity = {name: this.#names.holder, idType: 'resident-id', idNumber: idNumbers[1]};
    const dates = {validFrom: '20200310', validTo: '20400310'};
    const ownCard = {...soundCard, mobile: context.typed.draft.mobile === otherMobile ? otherMobile : mobile};
    const right: Values = inCard ? ownCard : {...(context.locked ? {} : identity), ...dates};
    // The backend's wait is for one mobile. Another one needs none.
    const another = {mobile: ownCard.mobile === mobile ? otherMobile : mobile};
    const isTooSoon = snapshot.matches({bankCard: {noCode: 'tooSoon'}});
    const byCard = this.script.people[context.role] === 'bank-card';
    const onward = inCard ? 'codeRequested' : byCard ? 'bankCardChosen' : 'submitted';
    const forward: PersonCheckEvent[] = [
      ...plain('confirmed', 'retried'),
      ...(isTooSoon ? [{type: 'edited', values: another} as const] : []),
      ...(hasCode || hasTyped(context.typed.draft, right) ? [] : [{type: 'edited', values: right} as const]),
      ...(hasCode ? [] : [{type: onward} as const]),
    ];
    const others: PersonCheckEvent[] = [
      ...plain('corrected', 'codeRequested'),
      {type: 'edited', values: this.#wild(personFields)},
      ...plain('backRequested', 'bankCardChosen', 'idCardChosen', 'submitted'),
      {type: 'putBack', name: personFields[this.#turn % personFields.length] ?? 'name'},
      {type: 'left'},
      {type: 'left', to: 'legal-rep'},
    ];
    const ways = this.waysOf(check, [...forward, ...others], (event) => this.#to(path, event, check));
    const enter: Way = {
      name: 'codeEntered',
      go: () => {
        const code = unusedCode(JSON.stringify(this.script.backend), 6);
        const handle = new Secret(code);
        this.codes.add(code);
        this.handles.add(handle);
        check.send({type: 'codeEntered', code: handle});
      },
    };
    const old: Way = {name: 'waited', go: () => this.self.timeIsUp()};
    return hasCode ? [enter, ...ways, old] : [...ways, enter];
  }

  /** As the host's element does: what is said to any method goes to the path, whichever of its checks shows. */
  #to(path: AnyActorRef, event: LegalRepEvent | PersonCheckEvent, check: AnyActorRef = path): AnyActorRef {
    this.#turn += 1;
    const values = event.type === 'edited' ? Object.values(event.values) : [];
    this.typed.push(...Object.values(this.#names).filter((name) => values.includes(name)));
    return event.type === 'left' || event.type === 'retried' ? path : check;
  }

  #wild(names: readonly FieldName[]): Values {
    const {wild} = this.script;
    const at = (turn: number) => ({[names[turn % names.length] as string]: wild[turn % wild.length]});
    return {...at(this.#turn), ...at(this.#turn + 3)};
  }

  /** What was typed into each form, wherever it is kept at the moment. */
  protected override get forms() {
    const now = this.#path?.getSnapshot().context;
    const known = now?.profile ? now : now ? now.kept : (this.now.context.drafts['legal-rep'] as typeof now);
    const {role, typed} = this.#check?.getSnapshot().context ?? {};
    const of = (person: PersonRole) => (person === role ? typed : known?.persons[person]?.typed)?.draft ?? {};
    const forms = [known?.typed.draft ?? {}, of('legal-rep'), of('account-holder')];
    return {owner: this.subject, forms};
  }

  protected override judge(): void {
    super.judge();
    const {code, askAt = 0} = this.#check?.getSnapshot().context ?? {};
    if (code) expect(code.endsAt - Date.now(), 'lifetime').to.be.within(0, 5 * 60_000);
    expect(askAt - Date.now(), 'wait').to.be.at.most(86_400_000);
  }
}
