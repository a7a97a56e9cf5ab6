import {css, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {Actor, SnapshotFrom, StateValueFrom} from 'xstate';
import type {AdminAssistMachine} from '../../machines/admin-assist.machine.js';
import type {Refusal} from '../../domain/outcome.schemas.js';
import {adminAssist} from '../../locales/files.js';
import type {OwnWords, WhatAndHow} from '../failure/failure.texts.js';
import {register} from '../lit/register.js';
import {Ticker} from '../lit/ticker.js';
import {topState, type TopState} from '../lit/actor-controller.js';
import {endsSoon, timeOf} from '../locales/time-format.js';
import {withLang} from '../locales/with-lang.js';
import {Texts} from '../locales/texts.js';
import {heading} from '../parts/templates.js';
import {button, statefulButton, submit} from '../parts/button.js';
import {factList, mark} from '../parts/later.templates.js';
import type {PathTexts} from '../path/path.texts.js';
import {fieldStyles} from '../parts/field.styles.js';
import type {Field} from '../parts/field.js';
import {textField} from '../parts/inputs.js';
import {TypedCode} from '../path/typed-code.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {failureNote, pathStyles, PathView, unseen} from '../path/path-view.js';
import {controls} from '../theme/controls.styles.js';
import {adminAssistTexts, type AdminAssistTexts} from './admin-assist.texts.js';

export const adminAssistStyles = css`
  .number {
    inline-size: fit-content;
    padding: var(--_space) calc(3 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-size: 3em;
    font-weight: 600;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.1em;
  }
  .part {
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }
  .warning:not(.note) {
    color: var(--_warning);
  }
`;

type Snapshot = SnapshotFrom<AdminAssistMachine>;
type State = TopState<StateValueFrom<AdminAssistMachine>>;
type AllTexts = AdminAssistTexts & PathTexts;

/** Shows the machine of the administrator's help, for the user who asks. */
export class AdminAssist extends PathView<Actor<AdminAssistMachine>, AdminAssistTexts> {
  static override styles = [controls, noticeStyles, fieldStyles, pathStyles, adminAssistStyles];

  protected override readonly texts = new Texts(this, adminAssistTexts, adminAssist, () => this.contexts.locale);
  readonly #typed = new TypedCode(this, 'code', 8);

  constructor() {
    super();
    new Ticker(this, () => this.snapshot?.matches('waiting') === true);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.snapshot?.matches('waiting')) this.#typed.error = undefined;
  }

  protected override screen(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {problem, refusal, request} = snapshot.context;
    const press = (label: string, type: 'retried' | 'corrected', primary = false) =>
      button(label, this.sender({type}), primary);
    const failed = (correct: string) =>
      this.failure(problem, press(texts.retry, 'retried', true), press(correct, 'corrected'));
    const views = {
      ...unseen('beginning', 'decided', 'interrupted', 'left'),
      ...this.cancellable(this.waits(texts)),
      notRead: () => failed(texts.again),
      naming: () => this.#form(snapshot, texts),
      confirming: () => this.#confirmation(snapshot, texts),
      notSent: () => failed(texts.correct),
      waiting: () => this.#wait(snapshot, texts),
      notWithdrawn: () => failed(texts.backToRequest),
      withdrawn: () => html`
        <div class="note marked success" part="note" tabindex="-1" data-focus>
          ${mark('success')}
          <p>${texts.withdrawn}</p>
        </div>
        <div class="actions">${press(texts.again, 'retried')}</div>
        ${this.waysOn(texts)}
      `,
      refused: () => html`${this.failure(refusal, press(texts.again, 'retried', true))} ${this.waysOn(texts)}`,
      notRechecked: () => failed(texts.again),
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    const state = topState(snapshot.value);
    const isNumberShown = state === 'waiting' && request?.shown && !snapshot.context.pending;
    const title = isNumberShown ? texts.tellNumber : state === 'confirming' ? texts.confirmTitle : texts.title;
    return html`<div class="stack">
      ${this.top(texts, this.heading(this.contexts.headingLevel, title), 'admin-assist')} ${views[state]()}
    </div>`;
  }

  #form({context}: Snapshot, texts: AllTexts): TemplateResult {
    const {problem, refusal, consent, consentMissing, enterprise, own, finding} = context;
    const message = finding && texts.findings[finding];
    const field: Field = {
      name: 'enterprise',
      label: `*${texts.enterprise}`,
      hint: texts.enterpriseHint,
      ...(finding === 'code' ? {warning: message} : {error: message}),
    };
    return html`
      ${failureNote(problem, refusal, this.ownWords)}
      ${[own === undefined ? texts.intro : texts.introOfOwn, texts.how].map((words) => html`<p class="text">${words}</p>`)}
      ${this.notice('admin-assist', consent, consentMissing)}
      <form class="stack" novalidate @submit=${this.#onSubmit}>
        ${textField({
          ...field,
          value: enterprise,
          required: true,
          focus: finding !== undefined,
          onInput: (value) => {
            this.send({type: 'edited', enterprise: value});
          },
        })}
        <div class="actions">${submit(texts.send)}</div>
      </form>
      ${this.waysOn(texts)}
    `;
  }

  #confirmation({context: {validated}}: Snapshot, texts: AllTexts): TemplateResult {
    return html`
      ${factList([this.#named(validated.value, texts)])}
      <p class="muted text">${texts.confirmWhy}</p>
      <div class="actions">
        ${button(texts.confirm, this.sender({type: 'confirmed'}), true)}
        ${button(texts.correct, this.sender({type: 'corrected'}))}
      </div>
    `;
  }

  /** The enterprise as it was named, in a list of facts. */
  #named(enterprise: string, texts: AllTexts) {
    return [
      texts.enterpriseNamed,
      html`<span translate="no">${withLang(enterprise, this.contexts.locale)}</span>`,
    ] as const;
  }

  #wait(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {request, pending} = snapshot.context;
    const shown = pending ? undefined : request?.shown;
    const stillAsking = snapshot.children.wait?.getSnapshot().context.problem;
    return html`
      ${shown ? this.#number(shown, texts) : nothing}
      <p class="busy">${pending ? texts.pending : texts.waiting}</p>
      ${
        stillAsking
          ? html`<p class="warning">${texts.stillAsking}</p>
              ${this.supportCode}`
          : nothing
      }
      ${this.#endsSoon ? html`<p class="warning">${texts.endsSoon}</p>` : nothing}
      ${shown ? html`<p class="muted text">${texts.notTold}</p>` : nothing}
      <div class="actions">${button(texts.withdraw, this.sender({type: 'cancelled'}))}</div>
      ${shown ? this.#code(snapshot, texts) : nothing} ${this.waysOn(texts)}
    `;
  }

  #number({number, enterprise, expiresAt}: NonNullable<Shown>, texts: AllTexts): TemplateResult {
    return html`
      <div class="passing">
        <p class="number" translate="no">${number}</p>
        <p>${texts.tellHow}</p>
        ${factList([
          this.#named(enterprise, texts),
          [texts.until, timeOf(expiresAt, this.contexts.locale?.tag ?? 'zh-CN')],
        ])}
      </div>
    `;
  }

  #code({context: {problem, refusal}}: Snapshot, texts: AllTexts): TemplateResult {
    const refused = refusal && this.#codeRefusals?.[refusal.code]?.(refusal);
    const [error, hint] = this.#typed.error ? [texts.codeChecks[this.#typed.error]] : (refused ?? []);
    return html`
      <section class="part stack" aria-labelledby="code-title">
        ${heading(this.contexts.headingLevel + 1, html`<span id="code-title">${texts.codeTitle}</span>`, 'part')}
        ${error === undefined ? failureNote(problem, refusal) : nothing}
        <p class="text">${texts.codeIntro}</p>
        <form class="stack" novalidate @submit=${this.#onCode}>
          ${textField({
            ...{name: 'code', label: `*${texts.code}`, hint, error, value: undefined, required: true, numeric: true},
            focus: error !== undefined,
            onInput: this.#typed.onInput,
          })}
          <div class="actions">${statefulButton(texts.check, {})}</div>
        </form>
      </section>
    `;
  }

  get #endsSoon(): boolean {
    return endsSoon(this.snapshot?.context.request?.endsAt);
  }

  protected override get ownWords(): OwnWords | undefined {
    const texts = this.texts.value;
    return (
      texts && {
        errors: {'handoff-record-damaged': texts.recordDamaged, 'handoff-unknown': texts.dropped},
        refusals: {
          'assistance-declined': texts.declined,
          'assistance-expired': texts.expired,
          'enterprise-mismatch': texts.notOwn,
          'limit-reached': texts.limitReached,
        },
        ...(this.snapshot?.context.refusal?.code === 'assistance-declined' && {theirWords: texts.theirReason}),
      }
    );
  }

  /** While the request is open, these refusals are about the code: they stand at its field, where the user goes on. */
  get #codeRefusals(): Readonly<Record<string, (refusal: Refusal) => WhatAndHow>> | undefined {
    const texts = this.texts.value;
    return (
      texts && {
        'assistance-code-incorrect': ({triesLeft}) => texts.codeIncorrect(triesLeft),
        'assistance-expired': () => texts.codeExpired,
      }
    );
  }

  protected override waits(texts: AllTexts) {
    return {
      recalling: texts.loading,
      sending: texts.sending,
      checkingCode: texts.checking,
      withdrawing: texts.withdrawing,
      rechecking: texts.resuming,
    };
  }

  protected override waitIn(snapshot: Snapshot, texts: AllTexts): string | undefined {
    if (!snapshot.matches('waiting')) return super.waitIn(snapshot, texts);
    return this.#endsSoon ? texts.endsSoon : snapshot.context.pending && texts.pending;
  }

  readonly #onSubmit = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    this.send({type: 'submitted'});
    // If the machine is still here, something is missing. The focus moves to the message.
    if (this.step === 'naming') this.focus();
  };

  readonly #onCode = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    const code = this.#typed.take();
    if (code) this.send({type: 'codeEntered', code});
  };
}

type Shown = NonNullable<Snapshot['context']['request']>['shown'];

export const define = (): void => {
  register('sw-rc-admin-assist', AdminAssist);
};
