import type {AnyActorRef} from 'xstate';
import type {Consent, ConsentNotices} from '../../src/domain/consent.js';
import {enterpriseFields} from '../../src/domain/enterprise-draft.js';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {PersonField, PersonWay} from '../../src/domain/person-draft.js';
import type {FieldName} from '../../src/domain/fields.js';
import type {TypedValues} from '../../src/domain/recorded-form.js';
import {Secret} from '../../src/domain/secret.js';
import type {LegalRepEvent} from '../../src/machines/legal-rep.setup.js';
import type {PersonCheckEvent} from '../../src/machines/person-check.setup.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {soundCard} from '../machines/person-check.harness.js';
import {secretName} from './judge.js';
import type {Check, Path} from './legal-rep-sight.js';
import type {Way} from './walk.js';

export const personFields: readonly PersonField[] = [
  ...(['name', 'idType', 'idNumber'] as const),
  ...(['validFrom', 'validTo', 'bankCard', 'mobile'] as const),
];

const text = '为核验贵企业和您的身份，我们需要处理以下信息。';
export const notices: ConsentNotices = {'legal-rep': {id: 'notice-1', version: '1', text, required: true}};
const consent: Consent = {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'};

export interface Habits {
  readonly notice: boolean;
  /** How each person is checked, where there is a choice. */
  readonly ways: Readonly<Record<PersonRole, PersonWay>>;
  /** What is typed besides what is right, in turn. */
  readonly wild: readonly TypedValues<FieldName>[];
}

const hasTyped = (draft: TypedValues<FieldName>, values: TypedValues<FieldName>): boolean =>
  Object.entries(values).every(([name, value]) => draft[name as FieldName] === value);

const among = (names: readonly string[], values: TypedValues<FieldName>): TypedValues<FieldName> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/** Presses what the path offers, or types. */
export class Hands {
  readonly #names = {legalRep: secretName(), holder: secretName()};
  readonly #typed = new Set<string>();
  /** Each code that was entered, and the handle that had it. */
  readonly codes: string[] = [];
  readonly handles: Secret[] = [];
  #turn = 0;

  constructor(
    private readonly habits: Habits,
    /** What the other side says, in which no code is that is entered. */
    private readonly plan: string,
    private readonly grow: () => void,
  ) {}

  /** What nobody else is to see, as far as it was typed. */
  get secrets(): readonly string[] {
    return [...this.#typed];
  }

  /** What can be pressed; the first way is the one forward. */
  ways(path: Path, check: Check | undefined): Way[] {
    return check ? this.#checkWays(path, check) : this.#pathWays(path);
  }

  #pathWays(path: Path): Way[] {
    const {context} = path.getSnapshot();
    const right = {
      ...{enterpriseName: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G', orgCode: 'PDY000028'},
      ...{legalRepName: this.#names.legalRep, legalRepIdType: 'resident-id', legalRepIdNumber: idNumbers[0]},
    };
    const wild = this.#wild(enterpriseFields);
    const events: LegalRepEvent[] = [
      ...(context.consent || !this.habits.notice ? [] : [{type: 'consentChanged', consent} as const]),
      {type: 'started'},
      ...(hasTyped(context.typed.draft, right) ? [] : [{type: 'edited', values: right} as const]),
      {type: 'submitted'},
      {type: 'confirmed'},
      {type: 'retried'},
      // And besides the way forward:
      {type: 'corrected'},
      {type: 'edited', values: wild},
      {type: 'backRequested'},
      {type: 'putBack', name: enterpriseFields[this.#turn % enterpriseFields.length] ?? 'uscc'},
      {type: 'submitted'},
      {type: 'consentChanged', consent: undefined},
      {type: 'left'},
      {type: 'left', to: 'legal-rep'},
    ];
    const snapshot = path.getSnapshot();
    return events
      .filter((event) => snapshot.can(event))
      .map((event) => ({name: event.type, go: () => this.#send(path, event)}));
  }

  #checkWays(path: Path, check: Check): Way[] {
    const snapshot = check.getSnapshot();
    const {context} = snapshot;
    const inCard = snapshot.matches('bankCard');
    const hasCode = snapshot.matches({bankCard: 'codeSent'});
    const isTooSoon = snapshot.matches({bankCard: {noCode: 'tooSoon'}});
    const [mobile, otherMobile] = [soundCard.mobile, '13900139000'];
    const identity = {name: this.#names.holder, idType: 'resident-id', idNumber: idNumbers[1]};
    const dates = {validFrom: '20200310', validTo: '20400310'};
    const ownCard = {...soundCard, mobile: context.typed.draft.mobile === otherMobile ? otherMobile : mobile};
    const right: TypedValues<FieldName> = inCard ? ownCard : {...(context.locked ? {} : identity), ...dates};
    const byCard = this.habits.ways[context.role] === 'bank-card';
    const onward = inCard ? 'codeRequested' : byCard ? 'bankCardChosen' : 'submitted';
    const events: PersonCheckEvent[] = [
      {type: 'confirmed'},
      {type: 'retried'},
      // The backend's wait is for one mobile. Another one needs none.
      ...(isTooSoon
        ? [{type: 'edited', values: {mobile: ownCard.mobile === mobile ? otherMobile : mobile}} as const]
        : []),
      ...(hasCode || hasTyped(context.typed.draft, right) ? [] : [{type: 'edited', values: right} as const]),
      ...(hasCode ? [] : [{type: onward} as const]),
    ];
    const others: PersonCheckEvent[] = [
      {type: 'corrected'},
      {type: 'codeRequested'},
      {type: 'edited', values: this.#wild(personFields)},
      {type: 'backRequested'},
      {type: 'bankCardChosen'},
      {type: 'idCardChosen'},
      {type: 'submitted'},
      {type: 'putBack', name: personFields[this.#turn % personFields.length] ?? 'name'},
      {type: 'left'},
      {type: 'left', to: 'legal-rep'},
    ];
    const ways = (each: readonly PersonCheckEvent[]): Way[] =>
      each
        .filter((event) => snapshot.can(event))
        .map((event) => ({name: event.type, go: () => this.#send(path, event, check)}));
    const enter: Way = {name: 'codeEntered', go: () => check.send({type: 'codeEntered', code: this.#code()})};
    const old: Way[] = hasCode ? [{name: 'waited', go: this.grow}] : [];
    return [...(hasCode ? [enter] : []), ...ways(events), ...ways(others), ...old, enter];
  }

  /** As the host's element does: what is said to any method goes to the path, whichever of its checks shows. */
  #send(path: Path, event: LegalRepEvent | PersonCheckEvent, check?: Check): void {
    if (event.type === 'edited') {
      for (const name of Object.values(this.#names)) {
        if (Object.values(event.values).includes(name)) this.#typed.add(name);
      }
    }
    const isForAny = event.type === 'left' || event.type === 'retried';
    ((isForAny ? path : (check ?? path)) as AnyActorRef).send(event);
  }

  #wild(names: readonly string[]): TypedValues<FieldName> {
    return among(names, this.habits.wild[this.#turn++ % this.habits.wild.length] ?? {});
  }

  #code(): Secret {
    let code = '';
    for (let next = this.codes.length; code === '' || this.plan.includes(code); next += 1) {
      code = String(100_000 + ((next * 7_919) % 900_000));
    }
    this.codes.push(code);
    const handle = new Secret(code);
    this.handles.push(handle);
    return handle;
  }
}
