import {css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import type {Actor, SnapshotFrom, StateValueFrom} from 'xstate';
import {isHandheld} from '../../adapters/page-context.js';
import {quoted} from '../../domain/errors.js';
import {ownProperty} from '../../domain/own-property.js';
import {Secret} from '../../domain/secret.js';
import {hasIdCard, askedOfPerson, type PersonField} from '../../domain/person-draft.js';
import type {PersonCheckMachine} from '../../machines/person-check.machine.js';
import type {SmsCode} from '../../machines/person-check.setup.js';
import {legalRep} from '../../locales/files.js';
import {button, statefulButton, submit} from '../parts/button.js';
import type {OwnWords} from '../failure/failure.texts.js';
import {clockTime, endsSoon} from '../locales/time-format.js';
import {personal} from '../locales/with-lang.js';
import type {Field} from '../parts/field.js';
import {textField} from '../parts/inputs.js';
import {TypedCode} from '../path/typed-code.js';
import {link, mark, linkAway} from '../parts/later.templates.js';
import type {qrCode} from '../pictures/qr-code.chunk.js';
import {recordField} from '../record/record-field.js';
import {
  errorsInNote,
  recordFacts,
  recorded,
  recordSummary,
  shownField,
  type RecordForm,
} from '../record/record-form.js';
import {RecordView} from '../record/record-view.js';
import {Texts} from '../locales/texts.js';
import {failureNote, pathStyles, unseen} from '../path/path-view.js';
import type {PathTexts} from '../path/path.texts.js';
import {register} from '../lit/register.js';
import {Ticker} from '../lit/ticker.js';
import {topState, type TopState} from '../lit/actor-controller.js';
import {personCheckTexts, type PersonCheckTexts} from './person-check.texts.js';

type Snapshot = SnapshotFrom<PersonCheckMachine>;
type State = TopState<StateValueFrom<PersonCheckMachine>>;
type AllTexts = PersonCheckTexts & PathTexts;

const identity = ['name', 'idType', 'idNumber'] as const;
const bankFields = ['bankCard', 'mobile'] as const;

/** Shows the machine that checks a person. */
export class PersonCheck extends RecordView<Actor<PersonCheckMachine>, PersonCheckTexts> {
  static override styles = [
    ...RecordView.styles,
    pathStyles,
    css`
      .scan {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space) calc(2 * var(--_space));
      }
      .scan > p {
        flex: 1 1 12em;
      }
      .qr {
        inline-size: 8em;
        max-inline-size: 100%;
        margin: 0;
        text-align: center;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    head: {attribute: false},
    wasByBankCard: {attribute: false},
    qrCode: {state: true},
  };

  protected override readonly texts = new Texts(this, personCheckTexts, legalRep, () => this.contexts.locale);

  /** The title of this step, and its number among all steps. */
  head: {readonly title: string; readonly progress: string} = {title: '', progress: ''};
  /** The person of the step before was checked by bank card. Another ticket needs another code from that person. */
  wasByBankCard = false;
  /** Loaded where it is shown. Without it, the link is still there. */
  private qrCode: typeof qrCode | undefined;
  readonly #typed = new TypedCode(this, 'smsCode');
  /** The code that what is typed belongs to. */
  #code: SmsCode | undefined;
  #isWorking = false;

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
    const {snapshot} = this;
    if (!snapshot?.matches({bankCard: 'codeSent'})) this.#typed.error = undefined;
    const code = snapshot?.context.code;
    if (code !== this.#code) this.#typed.clear();
    this.#code = code;
    // The form stays while it works, so that no new step takes the focus afterwards.
    const isWorking = snapshot !== undefined && works(snapshot);
    if (this.#isWorking && snapshot?.matches('bankCard') && this.matches(':focus-within')) this.focus();
    this.#isWorking = isWorking;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.qrCode && this.shadowRoot?.querySelector('[aria-labelledby=ways] a'))
      void import('../pictures/qr-code.chunk.js').then(({qrCode}) => (this.qrCode = qrCode)).catch(() => undefined);
  }

  protected override get step(): string | undefined {
    return this.snapshot && works(this.snapshot) ? undefined : super.step;
  }

  protected override screen(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {problem} = snapshot.context;
    const failed = () =>
      this.failure(
        problem,
        button(texts.retry, this.sender({type: 'retried'}), true),
        button(texts.correct, this.sender({type: 'corrected'})),
      );
    const views = {
      ...unseen('choosing', 'ended'),
      ...this.cancellable(this.waits(texts)),
      idCard: () => this.#idCard(snapshot, texts),
      confirming: () => this.#confirmation(snapshot, texts),
      notChecked: failed,
      bankCard: () => this.#bankCard(snapshot, texts),
      sendingCode: () => this.#bankCard(snapshot, texts),
      checkingBankCard: () => this.#bankCard(snapshot, texts),
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    const state = topState(snapshot.value);
    const isForm = snapshot.hasTag('form') || works(snapshot);
    const title =
      state === 'confirming'
        ? texts.confirmTitle
        : isForm && state !== 'idCard'
          ? texts.bankCardTitle
          : this.head.title;
    return html`
      <div class="stack">
        ${this.stepHeading(html`${title}${this.#whose(snapshot, texts)}`, this.head.progress, isForm)}
        ${state === 'confirming' || isForm ? this.#ticketStanding(snapshot, texts) : nothing} ${views[state]()}
      </div>
      ${
        // Below a wait, they would be pushed down when it ends.
        state === 'checkingIdCard' ? nothing : html`<slot></slot>`
      }
    `;
  }

  /** Whose data a form asks for, where that is not what it asks first. */
  #whose(snapshot: Snapshot, texts: AllTexts): unknown {
    const {fields, typed, locked} = snapshot.context;
    const isNamed = snapshot.matches('idCard') ? locked : snapshot.matches('bankCard') || works(snapshot);
    if (!isNamed || !this.words) return nothing;
    return html`${texts.colon}${recorded('name', shownField(fields, typed.draft, 'name'), this.words)}`;
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
      hints: {
        ...record.hints,
        ...texts.hints,
        bankCard: texts.bankCardHints[role],
        ...(role === 'account-holder' && {name: texts.holder}),
        ...(!hasIdCard(context.fields, context.typed.draft) && {idType: texts.leadsToBankCard}),
      },
      isRequired: () => true,
      own: role === 'account-holder' ? {name: 'name', bankCard: 'cc-number', mobile: 'tel-national'} : {},
      counts: false,
      action,
      events: this.events,
    };
  }

  #idCard(snapshot: Snapshot, texts: AllTexts): TemplateResult | typeof nothing {
    const {fields, typed, locked, problem, refusal} = snapshot.context;
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
      <form class="fields" novalidate @submit=${this.#onSubmit('submitted')}>
        ${asked.map((name) => recordField(name, form))}
        <div class="actions">
          ${submit(texts.next)} ${button(texts.back, this.sender({type: 'backRequested'}))}
          ${byIdCard ? link(texts.toBankCard, this.sender({type: 'bankCardChosen'})) : nothing}
        </div>
      </form>
      ${locked ? recordFacts(identity, form) : nothing}
    `;
  }

  /** What the user can do if the entered data is right but was refused. */
  #waysOn(code: string, texts: AllTexts): TemplateResult {
    const {ctidApp} = this.contexts.config?.links ?? {};
    const app = ctidApp ? html`<br />${linkAway(ctidApp, texts.ctidLink)}` : nothing;
    return html`
      <section class="note marked" part="note" aria-labelledby="ways">
        ${mark('info')}
        <strong id="ways">${code === 'ctid-not-enrolled' ? texts.youCan : texts.waysTitle}</strong>
        <ol>
          ${
            code === 'id-card-expired'
              ? nothing
              : html`<li>
                  <div class="scan">
                    <p>${texts.ctid}${app}</p>
                    ${ctidApp && !isHandheld() ? this.qrCode?.(ctidApp, texts.ctidScan) : nothing}
                  </div>
                </li>`
          }
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
    const {fields, typed, problem, refusal, code} = snapshot.context;
    const form = this.#form(snapshot, texts, texts.sendCode);
    if (!form) return nothing;
    const atCode = this.#errorAtCode(snapshot, texts);
    const isNoted = atCode === undefined && (problem ?? refusal) !== undefined;
    const smsCode: Field = {
      name: 'smsCode',
      label: `*${texts.labels.smsCode}`,
      error: atCode,
      also: code && 'smsCode-sent',
      place: 'split',
    };
    const isWorking = works(snapshot);
    return html`
      ${isNoted ? failureNote(problem, refusal, refusalWords(texts, texts.bankCardRefused), errorsInNote(bankFields, form)) : nothing}
      ${recordSummary(bankFields, form, [], isNoted)}
      <form class="fields" novalidate @submit=${code ? this.#onCode : this.#onSubmit('codeRequested')}>
        ${bankFields.map((name) => recordField(name, form))}
        ${textField(
          {
            ...smsCode,
            value: undefined,
            required: true,
            numeric: true,
            autocomplete: 'one-time-code',
            focus: !isNoted && !isWorking && (code ?? atCode) !== undefined,
            onInput: this.#typed.onInput,
          },
          this.#codeStanding(snapshot, texts),
        )}
        <div class="actions">
          ${formButton(
            texts.check,
            {isSubmit: code !== undefined, isOff: isWorking, waits: snapshot.matches('checkingBankCard')},
            () => {
              this.send({type: 'codeEntered', code: new Secret('')});
              this.focus();
            },
          )}
          ${
            isWorking
              ? button(texts.cancel, this.sender({type: 'cancelled'}))
              : html`${button(texts.back, this.sender({type: 'backRequested'}))}
                ${hasIdCard(fields, typed.draft) ? link(texts.toIdCard, this.sender({type: 'idCardChosen'})) : nothing}`
          }
        </div>
      </form>
      <p class="text">${texts.bankCardIntro}</p>
      ${recordFacts(identity, form)}
    `;
  }

  /** The button for a code stands at its field, and what was sent, in a line that is there before. */
  #codeStanding(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {code} = snapshot.context;
    const waits = snapshot.matches('sendingCode');
    const seconds = waits ? 0 : this.#secondsToAsk;
    const label = code ? texts.resend : texts.sendCode;
    return html`
      <div class="actions">
        ${formButton(
          seconds > 0 ? texts.resendIn(seconds) : label,
          {isSubmit: code === undefined, isOff: works(snapshot) || seconds > 0, waits},
          this.sender({type: 'codeRequested'}),
        )}
      </div>
      ${code ? html`<p class="muted" id="smsCode-sent">${personal(this.#codeSent ?? '', this.contexts.locale, code.maskedMobile)}</p>` : html`<p class="muted">&nbsp;</p>`}
      ${this.#endsSoon ? html`<p class="warning">${texts.codeEnds}</p>` : nothing}
    `;
  }

  /** What is wrong with the code, as typed or as the backend says, stands at its field. */
  #errorAtCode({context: {refusal, noCode}}: Snapshot, texts: AllTexts): string | undefined {
    if (this.#typed.error) return (texts.checks as Readonly<Record<string, string>>)[this.#typed.error];
    if (noCode) return noCode === 'expired' ? texts.codeExpired : texts.codeNotAskedFor;
    const seconds = this.#secondsToAsk;
    const words: Readonly<Record<string, string>> = {
      'sms-incorrect': texts.codeIncorrect(refusal?.triesLeft),
      'sms-expired': texts.codeExpired,
      'sms-too-many': texts.codeTooMany(seconds),
      'sms-not-sent': texts.codeNotSent(seconds),
    };
    const found = ownProperty(words, refusal?.code ?? '');
    return found !== undefined && refusal?.message ? texts.codeQuote(found, quoted(refusal.message)) : found;
  }

  /** Counts down to when another code may be asked for; 0 for at once. */
  get #secondsToAsk(): number {
    const {snapshot} = this;
    if (snapshot?.matches({bankCard: {noCode: 'mayAsk'}}) || snapshot?.matches({bankCard: {codeSent: 'mayResend'}}))
      return 0;
    return Math.max(0, Math.ceil(((snapshot?.context.askAt ?? 0) - Date.now()) / 1000));
  }

  get #endsSoon(): boolean {
    return endsSoon(this.snapshot?.context.code?.endsAt);
  }

  get #codeSent(): string | undefined {
    const {code} = this.snapshot?.context ?? {};
    return code && this.texts.value?.codeSent(code.maskedMobile, this.#timeOf(code.endsAt));
  }

  get #ticketEnds(): string | undefined {
    const {ticketEndsAt, isRenewable} = this.snapshot?.context ?? {};
    const texts = this.texts.value;
    const words = isRenewable === false ? texts?.ticketEndsForGood : texts?.ticketEnds;
    return ticketEndsAt !== undefined && endsSoon(ticketEndsAt, 120_000)
      ? words?.(this.#timeOf(ticketEndsAt))
      : undefined;
  }

  #timeOf(instant: number): string {
    return clockTime(instant, this.contexts.locale?.tag ?? 'zh-CN');
  }

  protected override waits({checkingIdCard, sendingCode, checkingBankCard}: AllTexts) {
    return {checkingIdCard, sendingCode, checkingBankCard};
  }

  protected override waitIn(snapshot: Snapshot, texts: AllTexts): string | undefined {
    return super.waitIn(snapshot, texts) ?? (snapshot.context.noCode === 'expired' ? texts.codeExpired : undefined);
  }

  protected override get news(): readonly (string | undefined)[] {
    return [this.#codeSent, this.#endsSoon ? this.texts.value?.codeEnds : undefined, this.#ticketEnds];
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

/** Whether a code is sent or checked; the form stays meanwhile. */
const works = (snapshot: Snapshot): boolean => snapshot.matches('sendingCode') || snapshot.matches('checkingBankCard');

/** One of the form's two buttons: that of the next step submits the form, and is the primary one unless it is off. */
const formButton = (
  label: string,
  {isSubmit, isOff, waits}: {isSubmit: boolean; isOff: boolean; waits: boolean},
  press: () => void,
): TemplateResult =>
  statefulButton(label, {primary: isSubmit && (waits || !isOff), waits, isOff}, isSubmit ? undefined : press);

const isIdentity = (name: PersonField): boolean => (identity as readonly PersonField[]).includes(name);

const refusalWords = (texts: AllTexts, mismatch: PersonCheckTexts['idCardRefused']): OwnWords => ({
  refusals: {
    'person-mismatch': mismatch,
    'ctid-not-enrolled': texts.notEnrolled,
  },
});

export const definePersonCheck = (): void => {
  register('sw-rc-person-check', PersonCheck);
};
