import {html, nothing, type TemplateResult} from 'lit';
import type {Actor, SnapshotFrom, StateValueFrom} from 'xstate';
import {noticesOf} from '../../domain/consent.js';
import {isFramed} from '../../adapters/frame.js';
import {isHandheld} from '../../adapters/handheld.js';
import {bankOf, type Bank, type BankStatus} from '../../domain/banks.js';
import type {bankUkeyMachine} from '../../machines/bank-ukey.machine.js';
import type {BankLink} from '../../machines/bank-ukey.setup.js';
import {button} from '../parts/button.js';
import {consentNotice} from '../path/consent-notice.js';
import {consentTexts} from '../path/consent.texts.js';
import {fieldStyles} from '../parts/field.styles.js';
import {clockTime, endsSoon} from '../locales/clock-time.js';
import {link} from '../parts/link.js';
import {heading} from '../parts/heading.js';
import {foreign} from '../locales/foreign.js';
import {Texts} from '../locales/texts.js';
import {busy} from '../parts/busy.js';
import {note} from '../parts/note.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {SwBeforeRedirectEvent} from '../events/outcome-events.js';
import {parts} from '../parts/css-parts.js';
import {failureNote, pathStyles, PathView} from '../path/path-view.js';
import type {PathTexts} from '../path/path.texts.js';
import {register} from '../lit/register.js';
import {controls} from '../theme/controls.styles.js';
import {Ticker} from '../lit/ticker.js';
import {topState, type TopState} from '../lit/top-state.js';
import {bankUkeyStyles} from './bank-ukey.styles.js';
import {bankUkeyTexts, type BankUkeyTexts} from './bank-ukey.texts.js';

type Snapshot = SnapshotFrom<typeof bankUkeyMachine>;
type State = TopState<StateValueFrom<typeof bankUkeyMachine>>;
type AllTexts = BankUkeyTexts & PathTexts;

/** Shows the machine of the bank path. */
export class BankUkey extends PathView<Actor<typeof bankUkeyMachine>> {
  static override styles = [controls, noticeStyles, fieldStyles, pathStyles, bankUkeyStyles];

  readonly #texts = new Texts(this, bankUkeyTexts, () => this.contexts.locale);
  readonly #consent = new Texts(this, consentTexts, () => this.contexts.locale);

  constructor() {
    super();
    new Ticker(this, () => this.snapshot?.matches('waiting') === true);
  }

  override render(): TemplateResult | typeof nothing {
    const {snapshot} = this;
    const texts = this.#allTexts;
    if (!texts || !snapshot) return nothing;
    const {problem, refusal} = snapshot.context;
    const cancellable = (words: string) => busy(words, texts.cancel, this.sender({type: 'cancelled'}));
    const again = (type: 'corrected' | 'retried', primary = false) =>
      button(texts.chooseAgain, this.sender({type}), primary);
    const views = {
      beginning: () => nothing,
      recalling: () => cancellable(texts.loading),
      choosing: () => this.#choice(snapshot, texts),
      creating: () => cancellable(texts.creating),
      notCreated: () =>
        this.failure(problem, button(texts.retry, this.sender({type: 'retried'}), true), again('corrected')),
      waiting: () => this.#wait(snapshot, texts),
      rechecking: () => cancellable(texts.resuming),
      notRechecked: () =>
        this.failure(problem, button(texts.retry, this.sender({type: 'retried'}), true), again('corrected')),
      cancelling: () => cancellable(texts.cancelling),
      refused: () => html`${this.failure(refusal, again('retried', true))} ${this.waysOn(texts)}`,
      expired: () =>
        this.failure(problem, button(texts.renew, this.sender({type: 'renewed'}), true), again('corrected')),
      decided: () => nothing,
      interrupted: () => nothing,
      left: () => nothing,
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    const {link} = snapshot.context.handoff ?? {};
    const state = topState(snapshot.value);
    const title = state === 'waiting' && link ? texts.go(this.#nameOf(link.bank)) : texts.title;
    return html`<div class="stack ${state === 'choosing' ? 'wide' : ''}">
      ${this.top(texts, this.headline(this.contexts.headingLevel, title), this.help('bankUkey', texts.help))}
      ${views[state]()}
    </div>`;
  }

  #choice({context}: Snapshot, texts: AllTexts): TemplateResult {
    const {banks, problem, refusal, consent, consentMissing} = context;
    return html`
      ${failureNote(problem, refusal)} ${context.wasCancelled ? note('info', html`<p>${texts.cancelled}</p>`) : nothing}
      ${isHandheld() ? note('warning', html`<p>${texts.atComputer}</p>`) : nothing}
      ${texts.intro.map((words) => html`<p class="text">${words}</p>`)}
      ${consentNotice(noticesOf(this.contexts.config?.consent, 'bank-ukey').accountHolder, this.#consent.value, {
        locale: this.contexts.locale,
        consent,
        missing: consentMissing,
        onChange: (given) => {
          this.sender({type: 'consentChanged', consent: given})();
        },
      })}
      ${banks.length === 0 ? note('warning', html`<p>${texts.none}</p>`) : nothing}
      <ul class="banks of-${banks.length}">
        ${banks.map((status) => this.#bank(status, texts))}
      </ul>
      <sw-rc-picture name="bank-key" summary=${texts.keyExample}></sw-rc-picture>
      ${this.waysOn(texts)}
    `;
  }

  #bank({id, enabled, reason}: BankStatus, texts: AllTexts): TemplateResult | typeof nothing {
    const bank = bankOf(id);
    if (!bank) return nothing;
    const name = this.#nameOf(id);
    return html`
      <li class="card bank" part="card">
        <div class="name">
          <span class="monogram" aria-hidden="true">${bank.monogram[this.#locale]}</span>
          ${heading(this.contexts.headingLevel + 1, name, 'part')}
        </div>
        ${
          enabled
            ? html`<button type="button" class="choose" part="button" @click=${this.#choose(id)}>
                ${texts.choose(name)}
              </button>`
            : note('warning', html`<p>${foreign(texts.notNow(reason), this.contexts.locale, reason)}</p>`)
        }
        <dl class="small">
          <div>
            <dt>${texts.needs}</dt>
            <dd>${this.#quoting(bank, bank.needs[this.#locale])}</dd>
          </div>
          <div>
            <dt>${texts.steps}</dt>
            <dd>
              <ol>
                ${bank.steps[this.#locale].map((step) => html`<li>${this.#quoting(bank, step)}</li>`)}
              </ol>
            </dd>
          </div>
        </dl>
        ${this.#internetExplorer(bank, texts)}
      </li>
    `;
  }

  #internetExplorer(bank: Bank | undefined, texts: AllTexts): TemplateResult | typeof nothing {
    return bank?.inInternetExplorer ? html`<p class="muted">${texts.inInternetExplorer}</p>` : nothing;
  }

  #wait(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {handoff, pending} = snapshot.context;
    const isAway = snapshot.matches({waiting: 'away'});
    const problem = snapshot.children.wait?.getSnapshot().context.problem;
    return html`
      ${handoff?.link ? this.#way(handoff.link, handoff.endsAt, snapshot, texts) : nothing}
      ${isAway ? html`<p class="busy">${pending ? texts.pending : texts.waiting}</p>` : nothing}
      ${problem ? html`<p class="warning">${texts.stillAsking}</p>` : nothing}
      ${pending ? nothing : html`<p class="muted">${texts.afterwards}</p>`}
      <div class="actions abandon">${button(texts.abandon, this.sender({type: 'cancelled'}))}</div>
      ${this.waysOn(texts)}
    `;
  }

  /** A real link, so that a pop-up blocker does not block it, and the address to copy into another browser. */
  #way({bank, url, host}: BankLink, endsAt: number, snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const isAway = snapshot.matches({waiting: 'away'});
    const isCopied = snapshot.matches({waiting: 'copied'});
    const name = this.#nameOf(bank);
    // A bank refuses to be framed.
    const inNewTab = this.contexts.config?.handoff !== 'same-tab' || isFramed();
    const byCopy = bankOf(bank)?.inInternetExplorer === true;
    const isPrimary = !isAway && !isCopied && !byCopy;
    const copy = html`<sw-rc-copy
      exportparts=${parts}
      look=${byCopy ? (isAway ? 'button' : 'primary') : 'link'}
      .label=${texts.copy}
      .text=${() => url}
      @copied=${this.sender({type: 'copied'})}
    ></sw-rc-copy>`;
    return html`
      ${
        isAway
          ? nothing
          : html`<p class="text">${isCopied ? texts.copied(byCopy) : byCopy ? texts.notLeftByCopy : texts.notLeft}</p>`
      }
      <p class="text">${texts.host(host)}</p>
      ${this.#internetExplorer(bankOf(bank), texts)}
      ${byCopy ? html`<sw-rc-picture name="ie-mode" summary=${texts.ieExample}></sw-rc-picture>` : nothing}
      <div class="actions">
        ${byCopy ? copy : nothing}
        <a
          class="button ${isPrimary ? 'primary' : ''}"
          part=${isPrimary ? 'button-primary' : 'button'}
          href=${url}
          target=${inNewTab ? '_blank' : nothing}
          rel="noopener noreferrer"
          @click=${this.#depart(bank, url)}
          @auxclick=${this.#depart(bank, url)}
          >${isAway ? texts.again(name) : byCopy || isCopied ? texts.openHere(name) : texts.go(name)}${inNewTab ? texts.newTab : nothing}</a
        >
      </div>
      ${byCopy ? nothing : html`<p>${copy}</p>`}
      <p class="muted">${texts.until(clockTime(endsAt, this.#locale))}</p>
      ${
        this.#endsSoon
          ? html`<p class="warning">${texts.endsSoon} ${link(texts.renew, this.sender({type: 'renewed'}))}</p>`
          : nothing
      }
    `;
  }

  get #endsSoon(): boolean {
    return endsSoon(this.snapshot?.context.handoff?.endsAt);
  }

  get #locale() {
    return this.contexts.locale?.locale ?? 'zh-CN';
  }

  #nameOf(bank: string): string {
    return bankOf(bank)?.name[this.#locale] ?? bank;
  }

  /** Words on the bank's site and key are Chinese in every language. */
  #quoting({ownWords}: Bank, text: string): unknown {
    return foreign(text, this.contexts.locale, ownWords?.find((words) => text.includes(words)) ?? '');
  }

  get #allTexts(): AllTexts | undefined {
    return this.withPath(this.#texts.value);
  }

  protected override get waiting(): string | undefined {
    const {snapshot} = this;
    const texts = this.#allTexts;
    if (!texts || !snapshot) return undefined;
    if (snapshot.matches('waiting')) {
      if (snapshot.context.handoff?.link && this.#endsSoon) return texts.endsSoon;
      if (snapshot.context.pending) return texts.pending;
      return snapshot.matches({waiting: 'away'}) ? texts.waiting : undefined;
    }
    if (snapshot.matches('choosing')) return snapshot.context.wasCancelled ? texts.cancelled : undefined;
    if (snapshot.matches('creating')) return texts.creating;
    if (snapshot.matches('cancelling')) return texts.cancelling;
    if (snapshot.matches('rechecking')) return texts.resuming;
    return snapshot.hasTag('busy') ? texts.loading : undefined;
  }

  #choose(bank: string): () => void {
    return () => {
      this.send({type: 'bankChosen', bank});
      // If consent is missing, the state does not change. The focus moves to the message.
      if (this.step === 'choosing') this.focus();
    };
  }

  #depart(bank: string, url: string): (event: MouseEvent) => void {
    return (event) => {
      // The middle button opens another tab. The right button does not follow the link.
      if (event.button > 1) return;
      const redirect = new SwBeforeRedirectEvent(bank, new URL(url).origin);
      if (this.dispatchEvent(redirect)) this.send({type: 'departed'});
      else event.preventDefault();
    };
  }
}

export const define = (): void => {
  register('sw-rc-bank-ukey', BankUkey);
};
