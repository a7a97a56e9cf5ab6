import {html, nothing, type PropertyValues, type TemplateResult, type PropertyDeclarations} from 'lit';
import type {Actor, EventFromLogic, SnapshotFrom, StateValueFrom} from 'xstate';
import {warnDays, type DatedReading} from '../../domain/card.js';
import type {Consent} from '../../domain/consent.js';
import type {CertError} from '../../domain/errors.js';
import {parsePin, type PinError} from '../../domain/pin.js';
import type {icCardMachine} from '../../machines/ic-card.machine.js';
import {browserOf} from './browser.js';
import {button} from '../parts/button.js';
import {consentNotice} from '../parts/consent-notice.js';
import {consentTexts} from '../parts/consent.texts.js';
import type {OwnWords} from '../failure/failure.js';
import type {Dialog} from '../parts/dialog.js';
import {errorSummary, pinField, type Field} from '../parts/field.js';
import {fieldStyles} from '../parts/field.styles.js';
import {heading} from '../parts/heading.js';
import {parts} from '../parts/css-parts.js';
import {Texts} from '../locales/texts.js';
import {busy} from '../parts/busy.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {failureNote, PathView} from '../path/path-view.js';
import {register} from '../lit/register.js';
import {controls} from '../theme/controls.styles.js';
import {topState, type TopState} from '../lit/top-state.js';
import {cardFailureTexts} from './ic-card.failures.js';
import {icCardTexts, type IcCardTexts} from './ic-card.texts.js';

type IcCardActor = Actor<typeof icCardMachine>;
type IcCardSnapshot = SnapshotFrom<typeof icCardMachine>;
type State = TopState<StateValueFrom<typeof icCardMachine>>;

/** Shows the IC card's machine. */
export class IcCard extends PathView<IcCardActor> {
  static override styles = [controls, noticeStyles, fieldStyles];
  static override properties: PropertyDeclarations = {
    pinError: {state: true},
  };

  readonly #texts = new Texts(this, icCardTexts, () => this.ui.locale);
  readonly #failures = new Texts(this, cardFailureTexts, () => this.ui.locale);
  readonly #consent = new Texts(this, consentTexts, () => this.ui.locale);

  private pinError: PinError | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const {snapshot} = this;
    if (snapshot && !snapshot.hasTag('form')) this.pinError = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const texts = this.#texts.value;
    const {snapshot} = this;
    // No form shows before its notice can.
    if (!texts || !this.#consent.value || !snapshot) return nothing;
    const {reading, problem, refusal} = snapshot.context;
    const anotherCard = this.#button(texts.anotherCard, {type: 'readRequested'}, true);
    const leave = this.#leave(texts);
    const views = {
      beginning: () => nothing,
      introducing: () => this.#introducing(texts),
      checking: () => this.#busy(texts),
      explaining: () => this.#explaining(texts),
      reading: () => this.#busy(texts),
      notRead: () => this.#notRead(problem, texts),
      awaitingPin: () => (reading ? this.#form(snapshot, reading, texts) : nothing),
      signingIn: () => this.#busy(texts),
      locked: () => this.failure(problem, anotherCard, leave),
      verifying: () => this.#busy(texts),
      unverified: () => this.failure(problem, this.#button(texts.askAgain, {type: 'retried'}, true), leave),
      refused: () => this.failure(refusal, anotherCard, leave),
      certified: () => nothing,
      pending: () => nothing,
      interrupted: () => nothing,
      gone: () => nothing,
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    return html`
      <div class="stack">${heading(this.ui.headingLevel, texts.title)} ${views[topState(snapshot.value)]()}</div>
    `;
  }

  #introducing(texts: IcCardTexts): TemplateResult {
    return html`
      <p class="text">${texts.intro}</p>
      <ol class="text">
        ${texts.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <div class="actions">${this.#button(texts.read, {type: 'readRequested'}, true)} ${this.#leave(texts)}</div>
    `;
  }

  #explaining(texts: IcCardTexts): TemplateResult {
    const level = this.ui.headingLevel + 1;
    return html`
      <div class="note text">
        ${heading(level, texts.explainTitle, 'step')}
        <p>${texts.explain}</p>
      </div>
      <div class="actions">${this.#button(texts.goOn, {type: 'readRequested'}, true)} ${this.#leave(texts)}</div>
    `;
  }

  #form({context}: IcCardSnapshot, reading: DatedReading, texts: IcCardTexts): TemplateResult {
    const {daysLeft} = reading;
    const field: Field = {
      name: 'pin',
      label: texts.pin,
      hint: texts.pinHint,
      error: this.pinError && texts.pinErrors[this.pinError],
    };
    return html`
      ${errorSummary(texts.errorSummary, [field])}
      ${this.pinError ? nothing : failureNote(context.problem, context.refusal, this.ownWords)}
      <dl class="facts">
        <div>
          <dt>${texts.enterprise}</dt>
          <dd>${reading.enterpriseName}</dd>
        </div>
        <div>
          <dt>${texts.holder}</dt>
          <dd translate="no">${reading.holder}</dd>
        </div>
        <div>
          <dt>${texts.validity}</dt>
          <dd>${texts.daysLeft(daysLeft)}</dd>
        </div>
      </dl>
      ${daysLeft <= warnDays ? html`<p class="note warning text">${texts.endsSoon(daysLeft)}</p>` : nothing}
      <form class="stack" novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
        ${pinField(field)}
        <button type="button" class="link" aria-haspopup="dialog" @click=${this.#onPinHelp}>${texts.pinHelp}</button>
        ${this.#notice(context)}
        <div class="actions">
          <button type="submit" class="primary" part="button-primary">${texts.signIn}</button>
          ${this.#button(texts.reread, {type: 'readRequested'})} ${this.#leave(texts)}
        </div>
      </form>
      ${this.#pinDialog(texts)}
    `;
  }

  #notice({consent, consentMissing}: IcCardSnapshot['context']): TemplateResult | typeof nothing {
    return consentNotice(this.ui.config?.consent['ic-card'], this.#consent.value, {
      consent,
      // One thing at a time: it would take the focus from what is wrong with the PIN.
      missing: consentMissing && !this.pinError,
      onChange: this.#onConsent,
    });
  }

  #pinDialog(texts: IcCardTexts): TemplateResult {
    const service = this.ui.config?.links.cardService;
    return html`
      <sw-rc-dialog exportparts=${parts} heading=${texts.pinHelpTitle} close=${texts.close}>
        <ul class="text">
          ${texts.pinHelpText.map((text) => html`<li>${text}</li>`)}
        </ul>
        ${
          service
            ? html`<p><a href=${service} target="_blank" rel="noopener noreferrer">${texts.cardService}</a></p>`
            : nothing
        }
      </sw-rc-dialog>
    `;
  }

  protected override get ownWords(): OwnWords | undefined {
    return this.#failures.value;
  }

  #notRead(problem: CertError | undefined, texts: IcCardTexts): TemplateResult {
    const code = problem?.code ?? 'unexpected';
    const ofAgent = code.startsWith('agent-');
    return this.failure(
      problem,
      html`
        ${
          code === 'agent-blocked' || code === 'agent-undetermined'
            ? html`<p slot="more">${texts.unblock[browserOf(navigator.userAgent)]}</p>`
            : nothing
        }
        ${code === 'agent-not-answering' || code === 'agent-too-old' ? this.#agentLinks(texts) : nothing}
        ${this.#button(ofAgent ? texts.retry : texts.reread, {type: 'readRequested'}, true)}
      `,
      this.#leave(texts),
    );
  }

  /** Not started and not installed look the same to a page, so both ways on are there. */
  #agentLinks(texts: IcCardTexts): TemplateResult {
    const download = this.ui.config?.links.agentDownload;
    return html`
      <a class="button" part="button" href="singlewindow://Restart">${texts.startAgent}</a>
      ${
        download
          ? html`<a class="button" part="button" href=${download} target="_blank" rel="noopener noreferrer"
              >${texts.downloadAgent}</a
            >`
          : nothing
      }
    `;
  }

  #button(label: string, event: EventFromLogic<typeof icCardMachine>, primary = false): TemplateResult {
    return button(label, () => this.tell(event), primary);
  }

  #leave(texts: IcCardTexts): TemplateResult {
    return this.#button(this.standalone ? texts.cancel : texts.otherMethods, {type: 'left'});
  }

  protected override get waiting(): string | undefined {
    const texts = this.#texts.value;
    const {snapshot} = this;
    if (!texts || !snapshot?.hasTag('busy')) return undefined;
    if (snapshot.matches('checking')) return texts.checking;
    if (snapshot.matches({reading: 'prompting'})) return texts.prompting;
    if (snapshot.matches('reading')) return texts.reading;
    if (snapshot.matches('verifying')) return texts.verifying;
    return snapshot.matches({signingIn: 'signing'}) ? texts.signing : texts.challenging;
  }

  #busy(texts: IcCardTexts): TemplateResult {
    return busy(this.waiting ?? '', texts.cancel, () => this.tell({type: 'cancelled'}));
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>('#pin');
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = this.#input;
    if (!input) return;
    const parsed = parsePin(input.value);
    this.pinError = 'error' in parsed ? parsed.error : undefined;
    if ('pin' in parsed) this.tell({type: 'pinEntered', pin: parsed.pin});
    // What was typed is still wanted where it could not be sent, and why it could not takes the focus.
    if (this.step === 'awaitingPin') this.focus();
    else input.value = '';
  };

  readonly #onConsent = (consent: Consent | undefined): void => {
    this.tell({type: 'consentChanged', consent});
  };

  /** A message that was shown is mended while the field is; none is made while typing. */
  readonly #onInput = (): void => {
    if (!this.pinError) return;
    const parsed = parsePin(this.#input?.value ?? '');
    this.pinError = 'error' in parsed ? parsed.error : undefined;
  };

  readonly #onPinHelp = (): void => {
    this.renderRoot.querySelector<Dialog>('sw-rc-dialog')?.showModal();
  };
}

export const define = (): void => {
  register('sw-rc-ic-card', IcCard);
};
