import {expect} from 'chai';
import fc from 'fast-check';
import type {ActorRefFrom} from 'xstate';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {LegalRepMachine} from '../../src/machines/legal-rep.machine.js';
import type {PersonCheckMachine} from '../../src/machines/person-check.machine.js';
import {byBankCardWalk, byIdCardsWalk, legalRepWalk} from '../../walks/legal-rep.walk.js';
import type {Step} from '../../walks/walk.js';
import {idNumbers, otherUscc} from '../domain/profile-draft.harness.js';
import {soundCard} from '../machines/person-check.harness.js';
import {CertJourney} from './cert-journey.js';
import {scriptOf, type Script} from './journey.js';
import {secretName, unusedCode} from './judge.js';

interface LegalRepScript extends Script {
  /** Which of the walks is taken, where there is a choice. */
  readonly walk: number;
}

const walks = [legalRepWalk, byBankCardWalk, byIdCardsWalk] as const;

export const legalRepScript = scriptOf<Omit<LegalRepScript, keyof Script>>(
  ['getStatus', 'getProfile', 'checkEnterprise', 'checkIdCard', 'sendSmsCode', 'checkBankCard'],
  {minLength: 4, maxLength: 14},
  {walk: fc.nat({max: walks.length - 1})},
  [otherUscc, ...idNumbers, 'passport-prc', 'resident-id', '00000000', '20991301', '13800138000'],
);

/** The backend's wait is for one mobile. Another one needs none. */
const otherMobile = '13900139000';

/** By the legal representative, as far as being certified. */
export class LegalRepJourney extends CertJourney<LegalRepScript> {
  protected override readonly sending = {
    checkEnterprise: /(?:submitted|confirmed|retried|renewalRequested)$/,
    checkIdCard: /(?:submitted|confirmed|retried|renewalRequested)$/,
    sendSmsCode: /(?:codeRequested|retried)$/,
    checkBankCard: /codeEntered$/,
  };
  override readonly typed = [secretName(), secretName()];

  constructor(script: LegalRepScript) {
    super(script, [walks[script.walk] ?? legalRepWalk, ...walks]);
  }

  protected override get isOver(): boolean {
    return this.isPassed;
  }

  get #path() {
    return this.method as ActorRefFrom<LegalRepMachine> | undefined;
  }

  get #check() {
    return (this.check as ActorRefFrom<PersonCheckMachine> | undefined)?.getSnapshot();
  }

  /** All of each form, since anything may have been typed before. */
  protected override get right() {
    const [legalRepName = '', holder = ''] = this.typed;
    const isOther = this.#check?.context.typed.draft.mobile === otherMobile;
    const isTooSoon = this.#check?.matches({bankCard: {noCode: 'tooSoon'}});
    return {
      enterprise: {
        ...{enterpriseName: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G', orgCode: 'PDY000028'},
        ...{legalRepName, legalRepIdType: 'resident-id', legalRepIdNumber: idNumbers[0]},
      },
      idCard: {
        ...{name: holder, idType: 'resident-id', idNumber: idNumbers[1]},
        ...{validFrom: '20200310', validTo: '20400310'},
      },
      bankCard: {...soundCard, ...(isOther !== isTooSoon && {mobile: otherMobile})},
    };
  }

  protected override isReady({at, name}: Step): boolean {
    return !at.endsWith('bankCard') || (name !== undefined) === this.#check?.matches({bankCard: 'codeSent'});
  }

  protected override secret(): string {
    return unusedCode(JSON.stringify(this.script.backend), 6);
  }

  /** What was typed into each form, wherever it is kept at the moment. */
  protected override get forms() {
    const now = this.#path?.getSnapshot().context;
    const known = now?.profile ? now : now ? now.kept : (this.now.context.drafts['legal-rep'] as typeof now);
    const {role, typed} = this.#check?.context ?? {};
    const of = (person: PersonRole) => (person === role ? typed : known?.persons[person]?.typed)?.draft ?? {};
    const forms = [known?.typed.draft ?? {}, of('legal-rep'), of('account-holder')];
    return {owner: this.subject, forms};
  }

  protected override judge(): void {
    super.judge();
    const {code, askAt = 0} = this.#check?.context ?? {};
    if (code) expect(code.endsAt - Date.now(), 'lifetime').to.be.within(0, 5 * 60_000);
    expect(askAt - Date.now(), 'wait').to.be.at.most(86_400_000);
  }
}
