import {html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import type {Actor, SnapshotFrom, StateValueFrom} from 'xstate';
import {hasIdCard, askedOfPerson, type PersonField} from '../../domain/person-draft.js';
import type {personCheckMachine} from '../../machines/person-check.machine.js';
import {button} from '../parts/button.js';
import type {OwnWords} from '../failure/failure.js';
import {clockTime, endsSoon} from '../locales/clock-time.js';
import {fieldSummary, type Field} from '../parts/field.js';
import {textField} from '../parts/inputs.js';
import {TypedCode} from '../path/typed-code.js';
import {link} from '../parts/link.js';
import {mark, note} from '../parts/note.js';
import {linkAway} from '../parts/link-away.js';
import {recordField} from '../record/record-field.js';
import {errorsInNote, recordFacts, recordSummary, type RecordForm} from '../record/record-form.js';
import {RecordView} from '../record/record-view.js';
import {Texts} from '../locales/texts.js';
import {busy} from '../parts/busy.js';
import {failureNote, pathStyles} from '../path/path-view.js';
import type {PathTexts} from '../path/path.texts.js';
import {register} from '../lit/register.js';
import {Ticker} from '../lit/ticker.js';
import {topState, type TopState} from '../lit/top-state.js';
import {personCheckTexts, type PersonCheckTexts} from './person-check.texts.js';

type Snapshot = SnapshotFrom<typeof personCheckMachine>;
type State = TopState<StateValueFrom<typeof personCheckMachine>>;
type AllTexts = PersonCheckTexts & PathTexts;

const identity = ['name', 'idType', 'idNumber'] as const;
const bankFields = ['bankCard', 'mobile'] as const;
/** Shows the machine that checks a person. */
export class PersonCheck extends RecordView<Actor<typeof personCheckMachine>> {
  static override styles = [...RecordView.styles, pathStyles];
  static override properties: PropertyDeclarations = {
    head: {attribute: false},
    wasByBankCard: {attribute: false},
  };

  readonly #texts = new Texts(this, personCheckTexts, () => this.contexts.locale);

  /** The title of this step, and its number among all steps. */
  head: {readonly title: string; readonly progress: string} = {title: '', progress: ''};
  /** The person of the step before was checked by bank card. Another ticket needs another code from that person. */
  wasByBankCard = false;
  readonly #typed = new TypedCode(this, 'smsCode');

  constructor() {
    super();
    // The code, the ticket and the wait for another code end, and the user sees all three.
    new Ticker(this, () => {
      const {code, ticketEndsAt} = this.snapshot?.context ?? {};
      return (code ?? ticketEndsAt) !== undefined || this.snapshot?.matches({bankCard: {noCode: 'tooSoon'}}) === true;
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const {noCode} = this.snapshot?.context ?? {};
    if (!this.snapshot?.matches({bankCard: 'codeSent'})) this.#typed.error = undefined;
    // The field that had the focus disappeared with the code.
    if (noCode === 'expired' && this.shadowRoot?.activeElement?.id === 'smsCode') this.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const {snapshot} = this;
    const texts = this.#allTexts;
    if (!texts || !snapshot) return nothing;
    const {problem} = snapshot.context;
    const cancellable = (words: string) => busy(words, texts.cancel, this.sender({type: 'cancelled'}));
    const failed = () =>
      this.failure(
        problem,
        button(texts.retry, this.sender({type: 'retried'}), true),
        button(texts.correct, this.sender({type: 'corrected'})),
      );
    const views = {
      choosing: () => nothing,
      idCard: () => this.#idCard(snapshot, texts),
      confirming: () => this.#confirmation(snapshot, texts),
      checkingIdCard: () => cancellable(texts.checkingIdCard),
      notChecked: failed,
      bankCard: () => this.#bankCard(snapshot, texts),
      sendingCode: () => cancellable(texts.sendingCode),
      codeNotSent: failed,
      checkingBankCard: () => cancellable(texts.checkingBankCard),
      ended: () => nothing,
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    const state = topState(snapshot.value);
    const titles: Partial<Record<State, string>> = {confirming: texts.confirmTitle, bankCard: texts.bankCardTitle};
    return html`
      <div class="stack">
        ${this.stepHeading(titles[state] ?? this.head.title, this.head.progress)}
        ${state === 'confirming' || snapshot.hasTag('form') ? this.#ticketStanding(snapshot, texts) : nothing}
        ${views[state]()}
      </div>
    `;
  }

  /** From two minutes before its end, the ticket can be renewed without typing anything again. */
  #ticketStanding({context: {code, isRenewable}}: Snapshot, texts: AllTexts): TemplateResult | typeof nothing {
    const words = this.#ticketEnds;
    return words === undefined
      ? nothing
      : html`
          <div class="note marked warning" part="note">
            ${mark('warning')}
            <p>${words}</p>
            ${
              isRenewable === false
                ? nothing
                : html`${code || this.wasByBankCard ? html`<p>${texts.extendCode}</p>` : nothing}
                    <div class="actions">${button(texts.extend, this.sender({type: 'renewalRequested'}))}</div>`
            }
          </div>
        `;
  }

  #form({context}: Snapshot, texts: AllTexts, action: string): RecordForm<PersonField> | undefined {
    const {words} = this;
    const {role} = context;
    if (!words) return undefined;
    const {record} = words;
    return {
      ...context,
      words: {...words, checks: {...words.checks, ...texts.checks, missing: words.checks['missing'] ?? ''}},
      labels: {...record.labels, ...texts.labels, ...texts.labels[role]},
      hints: {...record.hints, ...texts.hints, bankCard: texts.bankCardHints[role]},
      isRequired: () => true,
      own: role === 'account-holder' ? {name: 'name', bankCard: 'cc-number', mobile: 'tel-national'} : {},
      counts: false,
      action,
      events: this.events,
    };
  }

  #idCard(snapshot: Snapshot, texts: AllTexts): TemplateResult | typeof nothing {
    const {fields, typed, locked, role, problem, refusal} = snapshot.context;
    const form = this.#form(snapshot, texts, texts.next);
    if (!form) return nothing;
    const asked = askedOfPerson('id-card', fields, typed.draft).filter((name) => !locked || !isIdentity(name));
    const byIdCard = hasIdCard(fields, typed.draft);
    return html`
      ${failureNote(
        problem,
        refusal,
        refusalWords(texts, locked ? texts.lockedRefused : texts.idCardRefused),
        errorsInNote(asked, form),
      )}
      ${refusal ? this.#waysOn(refusal.code, texts) : nothing} ${recordSummary(asked, form, [], true)}
      ${locked ? recordFacts(identity, form) : nothing}
      ${role === 'account-holder' ? html`<p>${texts.holder}</p>` : nothing}
      <form class="stack" novalidate @submit=${this.#onSubmit('submitted')}>
        <p class="muted">${form.words.record.required}</p>
        ${asked.map((name) => recordField(name, form))}
        ${byIdCard ? nothing : note('info', html`<p>${texts.leadsToBankCard}</p>`)}
        <div class="actions">
          <button type="submit" class="primary" part="button-primary">${texts.next}</button>
          ${byIdCard ? button(texts.toBankCard, this.sender({type: 'bankCardChosen'})) : nothing}
          ${button(texts.back, this.sender({type: 'backRequested'}))}
        </div>
      </form>
      ${this.help(texts.help)}
    `;
  }

  /** What the user can do if the entered data is right but was refused. */
  #waysOn(code: string, texts: AllTexts): TemplateResult {
    const {ctidApp} = this.contexts.config?.links ?? {};
    const more = ctidApp ? html`<br />${linkAway(ctidApp, texts.ctidLink)}` : nothing;
    return html`
      <section class="note marked" part="note" aria-labelledby="ways">
        ${mark('info')}
        <strong id="ways">${code === 'ctid-not-enrolled' ? texts.youCan : texts.waysTitle}</strong>
        <ol>
          ${code === 'id-card-expired' ? nothing : html`<li>${texts.ctid}${more}</li>`}
          <li>${link(texts.toBankCard, this.sender({type: 'bankCardChosen'}))}</li>
        </ol>
      </section>
    `;
  }

  #confirmation(snapshot: Snapshot, texts: AllTexts): TemplateResult | typeof nothing {
    const {fields, typed} = snapshot.context;
    const form = this.#form(snapshot, texts, '');
    if (!form) return nothing;
    return html`
      ${recordFacts(askedOfPerson('id-card', fields, typed.draft), form)}
      <div class="actions">
        ${button(texts.confirm, this.sender({type: 'confirmed'}), true)}
        ${button(texts.correct, this.sender({type: 'corrected'}))}
      </div>
    `;
  }

  #bankCard(snapshot: Snapshot, texts: AllTexts): TemplateResult | typeof nothing {
    const {fields, typed, problem, refusal, code, noCode} = snapshot.context;
    const form = this.#form(snapshot, texts, texts.sendCode);
    if (!form) return nothing;
    const smsCode: Field = {
      name: 'smsCode',
      label: `*${texts.labels.smsCode}`,
      error: this.#typed.error && (texts.checks as Readonly<Record<string, string>>)[this.#typed.error],
      also: code && 'smsCode-sent',
    };
    const isNoted = smsCode.error === undefined && (problem ?? refusal) !== undefined;
    return html`
      ${isNoted ? failureNote(problem, refusal, refusalWords(texts, texts.bankCardRefused), errorsInNote(bankFields, form)) : nothing}
      ${recordSummary(bankFields, form, [], isNoted)}
      ${fieldSummary(
        form.words.record.errorSummary,
        'danger',
        smsCode.error === undefined
          ? []
          : [['smsCode', form.words.record.ofField(texts.labels.smsCode, smsCode.error)] as const],
      )}
      <p class="text">${texts.bankCardIntro}</p>
      ${recordFacts(identity, form)}
      <form class="stack" novalidate @submit=${code ? this.#onCode : this.#onSubmit('codeRequested')}>
        <p class="muted">${form.words.record.required}</p>
        ${bankFields.map((name) => recordField(name, form))}
        ${
          code
            ? textField(
                {
                  ...smsCode,
                  value: undefined,
                  required: true,
                  numeric: true,
                  autocomplete: 'one-time-code',
                  focus: !isNoted && smsCode.error === undefined,
                  onInput: this.#typed.onInput,
                },
                this.#codeStanding(texts),
              )
            : nothing
        }
        ${noCode === 'expired' ? html`<p class="warning" tabindex="-1" data-focus id="expired">${texts.codeExpired}</p>` : nothing}
        <div class="actions">
          ${
            snapshot.matches({bankCard: {noCode: 'tooSoon'}})
              ? html`<span class="muted">${this.#resendIn(texts)}</span>`
              : html`<button type="submit" class="primary" part="button-primary">
                  ${code ? texts.check : texts.sendCode}
                </button>`
          }
          ${hasIdCard(fields, typed.draft) ? button(texts.toIdCard, this.sender({type: 'idCardChosen'})) : nothing}
          ${button(texts.back, this.sender({type: 'backRequested'}))}
        </div>
      </form>
      ${this.help(texts.help)}
    `;
  }

  #codeStanding(texts: AllTexts): TemplateResult {
    return html`
      <p class="muted" id="smsCode-sent">${this.#codeSent}</p>
      ${this.#endsSoon ? html`<p class="warning">${texts.codeEnds}</p>` : nothing}
      ${
        this.snapshot?.matches({bankCard: {codeSent: 'tooSoon'}})
          ? html`<p class="muted">${this.#resendIn(texts)}</p>`
          : link(texts.resend, this.sender({type: 'codeRequested'}))
      }
    `;
  }

  /** Counts down to when another code may be asked for. */
  #resendIn(texts: AllTexts): string {
    const wait = (this.snapshot?.context.askAt ?? 0) - Date.now();
    return texts.resendIn(Math.max(1, Math.ceil(wait / 1000)));
  }

  get #endsSoon(): boolean {
    return endsSoon(this.snapshot?.context.code?.endsAt);
  }

  get #codeSent(): string | undefined {
    const {code} = this.snapshot?.context ?? {};
    return code && this.#texts.value?.codeSent(code.maskedMobile, this.#timeOf(code.endsAt));
  }

  get #ticketEnds(): string | undefined {
    const {ticketEndsAt, isRenewable} = this.snapshot?.context ?? {};
    const texts = this.#texts.value;
    const words = isRenewable === false ? texts?.ticketEndsForGood : texts?.ticketEnds;
    return ticketEndsAt !== undefined && endsSoon(ticketEndsAt, 120_000)
      ? words?.(this.#timeOf(ticketEndsAt))
      : undefined;
  }

  #timeOf(instant: number): string {
    return clockTime(instant, this.contexts.locale?.locale ?? 'zh-CN');
  }

  get #allTexts(): AllTexts | undefined {
    return this.withPath(this.#texts.value);
  }

  protected override get waiting(): string | undefined {
    const {snapshot} = this;
    const texts = this.#allTexts;
    if (!texts || !snapshot) return undefined;
    if (snapshot.matches('sendingCode')) return texts.sendingCode;
    if (snapshot.matches('checkingIdCard')) return texts.checkingIdCard;
    if (snapshot.matches('checkingBankCard')) return texts.checkingBankCard;
    return snapshot.context.noCode === 'expired' ? texts.codeExpired : undefined;
  }

  protected override get news(): readonly (string | undefined)[] {
    return [this.#codeSent, this.#endsSoon ? this.#texts.value?.codeEnds : undefined, this.#ticketEnds];
  }

  readonly #onSubmit =
    (type: 'submitted' | 'codeRequested') =>
    (event: SubmitEvent): void => {
      event.preventDefault();
      this.sender({type})();
    };

  readonly #onCode = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    if (!this.snapshot?.matches({bankCard: 'codeSent'})) return;
    const code = this.#typed.take();
    if (code) this.send({type: 'codeEntered', code});
  };
}

const isIdentity = (name: PersonField): boolean => (identity as readonly PersonField[]).includes(name);

const refusalWords = (texts: AllTexts, mismatch: PersonCheckTexts['idCardRefused']): OwnWords => ({
  refusals: {
    'person-mismatch': mismatch,
    'sms-incorrect': ({triesLeft}) => texts.codeIncorrect(triesLeft),
    'sms-not-sent': texts.codeNotSent,
    'ctid-not-enrolled': texts.notEnrolled,
  },
});

export const definePersonCheck = (): void => {
  register('sw-rc-person-check', PersonCheck);
};
