import {css, html, nothing, type PropertyValues, type TemplateResult, type PropertyDeclarations} from 'lit';
import type {Actor, SnapshotFrom, StateValueFrom} from 'xstate';
import {hasFocus, pageWindow} from '../../adapters/page.js';
import {isHandheld} from '../../adapters/page-context.js';
import {warnDays, type DatedReading} from '../../domain/card.js';
import type {CertError} from '../../domain/errors.js';
import {parsePin, type PinError} from '../../domain/pin.js';
import type {IcCardMachine} from '../../machines/ic-card.machine.js';
import {icCard} from '../../locales/files.js';
import {browserOf, icCardTexts, type IcCardTexts} from './ic-card.texts.js';
import {button, submit} from '../parts/button.js';
import type {PathTexts} from '../path/path.texts.js';
import type {OwnWords, WhatAndHow} from '../failure/failure.texts.js';
import type {Dialog} from '../parts/dialog.js';
import {pinField} from '../parts/field.js';
import {fieldStyles} from '../parts/field.styles.js';
import {heading} from '../parts/templates.js';
import {parts} from '../parts/css-parts.js';
import {withLang} from '../locales/with-lang.js';
import {Texts} from '../locales/texts.js';
import {factList, mark, note, link, linkAway} from '../parts/later.templates.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {failureNote, pathStyles, PathView, unseen} from '../path/path-view.js';
import {register} from '../lit/register.js';
import {controls} from '../theme/controls.styles.js';
import {topState, type TopState} from '../lit/actor-controller.js';
import {cardFailureTexts} from './ic-card.failures.js';

type IcCardSnapshot = SnapshotFrom<IcCardMachine>;
type State = TopState<StateValueFrom<IcCardMachine>>;
type AllTexts = IcCardTexts & PathTexts;

/** Failures after which the agent may have to be started, or started again. */
const restarts: ReadonlySet<string> = new Set(['agent-not-answering', 'agent-timeout', 'agent-protocol', 'agent-lost']);

/** Shows the IC card's machine. */
export class IcCard extends PathView<Actor<IcCardMachine>, IcCardTexts> {
  static override styles = [
    controls,
    noticeStyles,
    fieldStyles,
    pathStyles,
    css`
      .below {
        display: flex;
        flex-wrap: wrap;
        gap: 0 calc(2 * var(--_space));
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    pinError: {state: true},
    pinShown: {state: true},
  };

  protected override readonly texts = new Texts(this, icCardTexts, icCard, () => this.contexts.locale);
  readonly #failures = new Texts(this, cardFailureTexts, icCard, () => this.contexts.locale);

  private pinError: PinError | undefined;
  private pinShown = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const {snapshot} = this;
    if (snapshot?.hasTag('form')) return;
    this.pinError = undefined;
    this.pinShown = false;
  }

  protected override screen(snapshot: IcCardSnapshot, texts: AllTexts): TemplateResult | typeof nothing {
    // Show no form before its notice can be shown.
    if (!this.consentTexts.value) return nothing;
    const {reading, problem, refusal} = snapshot.context;
    const retry = () => button(texts.retry, this.sender({type: 'retried'}), true);
    const anotherCard = () => button(texts.anotherCard, this.sender({type: 'readRequested'}), true);
    const views = {
      ...unseen('beginning', 'certified', 'pending', 'interrupted', 'left'),
      ...this.cancellable(this.waits(texts)),
      introducing: () => this.#introduction(texts),
      explaining: () => this.#explanation(texts),
      notRead: () => html`
        ${this.#notRead(problem, snapshot.matches({notRead: 'remedied'}), texts)}
        ${problem?.code === 'card-missing' ? html`<sw-rc-picture name="card-and-readers"></sw-rc-picture>` : nothing}
        ${this.waysOn(texts)}
      `,
      anotherEnterprise: () => (reading ? this.#anotherEnterprise(snapshot, reading, texts) : nothing),
      awaitingPin: () => (reading ? this.#form(snapshot, reading, texts) : nothing),
      locked: () => html`${this.failure(problem, this.#service(texts), anotherCard())} ${this.waysOn(texts)}`,
      notVerified: () => html`${this.failure(problem, retry())} ${this.waysOn(texts)}`,
      refused: () =>
        html`${this.failure(refusal, refusal?.code === 'card-expired' ? this.#service(texts) : nothing, anotherCard())}
        ${this.waysOn(texts)}`,
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    return html`
      <div class="stack">
        ${this.top(texts, this.heading(this.contexts.headingLevel, texts.title), 'ic-card')}
        ${views[topState(snapshot.value)]()}
      </div>
    `;
  }

  #introduction(texts: AllTexts): TemplateResult {
    const download = this.#download(texts);
    return html`
      ${isHandheld() ? note('warning', html`<p>${texts.atComputer}</p>`) : nothing}
      <p class="text">${texts.intro}</p>
      <ol class="text">
        ${texts.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <div class="actions">${button(texts.read, this.sender({type: 'readRequested'}), true)} ${this.leave(texts)}</div>
      ${download === nothing ? nothing : html`<p class="text">${texts.notInstalled}${download}</p>`}
      <sw-rc-picture name="card-and-readers"></sw-rc-picture>
    `;
  }

  #explanation(texts: AllTexts): TemplateResult {
    const level = this.contexts.headingLevel + 1;
    return html`
      <div class="note marked" part="note">
        ${mark('info')} ${heading(level, texts.explainTitle, 'step')}
        <p>${texts.explain}</p>
      </div>
      <div class="actions">${button(texts.goOn, this.sender({type: 'readRequested'}), true)} ${this.leave(texts)}</div>
      <sw-rc-picture name="browser-question"></sw-rc-picture>
    `;
  }

  /** Before a PIN is asked for: is it the right card? */
  #anotherEnterprise({context}: IcCardSnapshot, reading: DatedReading, texts: AllTexts): TemplateResult {
    const level = this.contexts.headingLevel + 1;
    return html`
      <div class="note marked warning" part="note">
        ${mark('warning')} ${heading(level, texts.anotherTitle, 'step')}
        <p>${texts.anotherHow}</p>
      </div>
      ${factList([
        [texts.signedIn, this.#foreign(context.enterprise)],
        [texts.onCard, this.#foreign(reading.enterpriseName)],
      ])}
      <div class="actions">
        ${button(texts.anotherCard, this.sender({type: 'readRequested'}), true)}
        ${button(texts.useThisCard, this.sender({type: 'confirmed'}))}
      </div>
      ${this.waysOn(texts)}
    `;
  }

  #form({context}: IcCardSnapshot, reading: DatedReading, texts: AllTexts): TemplateResult {
    const {daysLeft} = reading;
    const {problem, refusal, consent, consentMissing} = context;
    const aboutPin = this.#aboutPin(problem);
    const [error, hint] = this.pinError ? [texts.pinErrors[this.pinError]] : (aboutPin ?? []);
    return html`
      ${this.pinError || aboutPin ? nothing : failureNote(problem, refusal, this.ownWords)}
      ${daysLeft <= warnDays ? note('warning', html`<p>${texts.endsSoon(daysLeft)}</p>`) : nothing}
      ${factList(
        [
          [texts.enterprise, this.#foreign(reading.enterpriseName)],
          [texts.holder, html`<span translate="no">${this.#foreign(reading.holder)}</span>`],
          [texts.validity, texts.daysLeft(daysLeft)],
        ],
        'brief',
      )}
      <form class="stack" novalidate @submit=${this.#onSubmit} @input=${this.#onInput} @focusout=${this.#onFocusOut}>
        ${pinField(
          {name: 'pin', label: `*${texts.pin}`, hint: hint ?? texts.pinHint, error},
          this.pinShown,
          html`<div class="below">
            ${link(this.pinShown ? texts.hidePin : texts.showPin, () => (this.pinShown = !this.pinShown))}
            <button type="button" class="link" part="button-link" aria-haspopup="dialog" @click=${this.#onPinHelp}>
              ${texts.pinHelp}
            </button>
          </div>`,
        )}
        ${
          // Only one message at a time: this one would take the focus from the PIN's error.
          this.notice('ic-card', consent, consentMissing && !this.pinError)
        }
        <div class="actions">
          ${submit(texts.signIn)} ${this.leave(texts)} ${link(texts.reread, this.sender({type: 'readRequested'}))}
        </div>
      </form>
      ${problem?.code === 'pin-unknown-answer' ? html`<sw-rc-failure exportparts=${parts} folded .error=${problem}></sw-rc-failure>` : nothing}
      ${this.#pinDialog(texts)}
    `;
  }

  /** What the card said of the last PIN stands at the field, which is where the user goes on. */
  #aboutPin(problem: CertError | undefined): WhatAndHow | undefined {
    if (problem?.code !== 'pin-incorrect' && problem?.code !== 'pin-unknown-answer') return undefined;
    const words = this.#failures.value?.errors[problem.code];
    return typeof words === 'function' ? words(problem.details) : words;
  }

  #pinDialog(texts: IcCardTexts): TemplateResult {
    return html`
      <sw-rc-dialog exportparts=${parts} heading=${texts.pinHelpTitle} close=${texts.close}>
        <ul class="text">
          ${texts.pinHelpText.map((text) => html`<li>${text}</li>`)}
        </ul>
        ${this.#service(texts, '')}
      </sw-rc-dialog>
    `;
  }

  /** Where cards are unlocked and renewed, if the host has told. */
  #service(texts: IcCardTexts, slot = 'more'): TemplateResult | typeof nothing {
    const service = this.contexts.config?.links.cardService;
    return service ? html`<p slot=${slot}>${linkAway(service, texts.cardService)}</p>` : nothing;
  }

  protected override get ownWords(): OwnWords | undefined {
    return this.#failures.value;
  }

  /** What may help comes first, then the next try; that is the primary button once the other was pressed. */
  #notRead(problem: CertError | undefined, isRemedied: boolean, texts: AllTexts): TemplateResult {
    const code = problem?.code ?? 'unexpected';
    const remedy = this.#remedy(code, isRemedied ? 'button' : 'button primary', texts);
    const again = code === 'card-expired' ? texts.anotherCard : texts.reread;
    return this.failure(
      problem,
      html`
        ${
          code === 'agent-blocked' || code === 'agent-undetermined'
            ? html`<p slot="more">${this.#failures.value?.unblock[browserOf(navigator.userAgent)]}</p>`
            : nothing
        }
        ${code === 'card-expired' ? this.#service(texts) : nothing} ${remedy}
        ${button(
          code.startsWith('agent-') ? texts.checkAgain : again,
          this.sender({type: 'readRequested'}),
          remedy === nothing || isRemedied,
        )}
        ${
          // A page cannot tell whether the agent is not started or not installed.
          code === 'agent-not-answering' ? this.#download(texts) : nothing
        }
      `,
    );
  }

  #remedy(code: string, look: 'button' | 'button primary', texts: AllTexts): TemplateResult | typeof nothing {
    const press = this.sender({type: 'remedied'});
    if (code === 'agent-too-old') return this.#download(texts, look, press);
    return restarts.has(code)
      ? html`<a class=${look} part=${look.replace(' ', '-')} href="singlewindow://Restart" @click=${press}
          >${texts.startAgent}</a
        >`
      : nothing;
  }

  #download(
    texts: IcCardTexts,
    look?: 'button' | 'button primary',
    press?: () => void,
  ): TemplateResult | typeof nothing {
    const download = this.contexts.config?.links.agentDownload;
    return download ? linkAway(download, texts.downloadAgent, look, press) : nothing;
  }

  #foreign(words: string | undefined): unknown {
    return withLang(words, this.contexts.locale);
  }

  protected override waits(texts: AllTexts) {
    const {snapshot} = this;
    const now = (words: string) => (snapshot?.hasTag('slow') ? texts.slow : words);
    const isPrompting = snapshot?.matches({reading: 'prompting'});
    const atCard = snapshot?.matches({reading: 'atCard'}) ? texts.reading : texts.connecting;
    return {
      checking: now(texts.checking),
      reading: now(isPrompting ? texts.prompting : atCard),
      signingIn: now(snapshot?.matches({signingIn: 'signing'}) ? texts.signing : texts.challenging),
      verifying: now(texts.verifying),
    };
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
    if ('pin' in parsed) this.send({type: 'pinEntered', pin: parsed.pin});
    // If the PIN could not be sent, keep the typed text and move the focus to the reason.
    if (this.step === 'awaitingPin') this.focus();
    else input.value = '';
  };

  /** Updates a visible error while the user types. Shows no new error during typing. */
  readonly #onInput = (): void => {
    if (!this.pinError) return;
    const parsed = parsePin(this.#input?.value ?? '');
    // Why the field is empty still holds while the PIN is typed again.
    if ('pin' in parsed) this.pinError = undefined;
    else if (this.pinError !== 'pin.taken') this.pinError = parsed.error;
  };

  /**
   * A frame in the page that takes the focus gets the keys that the user means for the PIN. The page has the focus then and
   * its window has not: in another window, both have lost it.
   */
  readonly #onFocusOut = ({target}: FocusEvent): void => {
    const input = this.#input;
    if (target !== input || !input?.value) return;
    const onBlur = (): void => {
      if (!hasFocus()) return;
      input.value = '';
      this.pinError = 'pin.taken';
      this.focus();
    };
    const window = pageWindow();
    window.addEventListener('blur', onBlur);
    setTimeout(() => {
      window.removeEventListener('blur', onBlur);
    });
  };

  readonly #onPinHelp = (): void => {
    this.renderRoot.querySelector<Dialog>('sw-rc-dialog')?.showModal();
  };
}

export const define = (): void => {
  register('sw-rc-ic-card', IcCard);
};
