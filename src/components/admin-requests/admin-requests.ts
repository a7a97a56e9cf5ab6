import {css, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {Actor, SnapshotFrom, StateValueFrom} from 'xstate';
import type {InboxRequest} from '../../domain/assistance.schemas.js';
import type {AdminRequestsMachine} from '../../machines/admin-requests.machine.js';
import {adminRequests} from '../../locales/files.js';
import type {OwnWords} from '../failure/failure.texts.js';
import {register} from '../lit/register.js';
import {Ticker} from '../lit/ticker.js';
import {topState, type TopState} from '../lit/actor-controller.js';
import {clockTime, endsSoon, timeOf} from '../locales/time-format.js';
import {personal} from '../locales/with-lang.js';
import {Texts} from '../locales/texts.js';
import {heading} from '../parts/templates.js';
import {button, statefulButton, submit} from '../parts/button.js';
import {dialogStyles, openModal} from '../parts/dialog.js';
import {fieldStyles} from '../parts/field.styles.js';
import {describedBy, fieldFrame, type Field} from '../parts/field.js';
import {factList, mark, note} from '../parts/later.templates.js';
import {textField, type TextField} from '../parts/inputs.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {failureNote, MachineView} from '../path/machine-view.js';
import type {PathTexts} from '../path/path.texts.js';
import {controls} from '../theme/controls.styles.js';
import {adminRequestsTexts, type AdminRequestsTexts} from './admin-requests.texts.js';

export const adminRequestsStyles = css`
  .requests {
    display: grid;
    /* A long number must not make the card wider than the page. */
    grid-template-columns: minmax(0, 1fr);
    gap: calc(2 * var(--_space));
    list-style: none;
  }
  .request {
    padding-inline: min(calc(2.5 * var(--_space)), 4vw);
    overflow-wrap: anywhere;
  }
  .one-time {
    font-size: 2em;
    font-weight: 600;
    letter-spacing: 0.1em;
  }
  textarea {
    min-block-size: calc(2 * var(--_control));
    padding-block: var(--_space);
  }
  dialog > * + * {
    margin-block-start: calc(1.5 * var(--_space));
  }
`;

type Snapshot = SnapshotFrom<AdminRequestsMachine>;
type State = TopState<StateValueFrom<AdminRequestsMachine>>;
type AllTexts = PathTexts & AdminRequestsTexts;

/** Shows the machine of an administrator's inbox. */
export class AdminRequestsView extends MachineView<Actor<AdminRequestsMachine>, AdminRequestsTexts> {
  static override styles = [controls, noticeStyles, fieldStyles, dialogStyles, adminRequestsStyles];

  protected override readonly texts = new Texts(this, adminRequestsTexts, adminRequests, () => this.contexts.locale);
  /** The code that is shown. The machine holds only a handle, from which it is taken once. */
  #code: string | undefined;

  constructor() {
    super();
    new Ticker(this, () => this.snapshot?.matches('codeShown') === true);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const {code} = this.snapshot?.context ?? {};
    if (!code) this.#code = undefined;
    else if (code.code.held) this.#code = code.code.take();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || dialog.open === this.#isAsking) return;
    if (!this.#isAsking) dialog.close();
    else {
      openModal(dialog);
      dialog.querySelector<HTMLElement>('.heading')?.focus();
    }
  }

  protected override screen(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {problem, refusal, answer} = snapshot.context;
    const press = (label: string, type: 'retried' | 'corrected' | 'closed', primary = false) =>
      button(label, this.sender({type}), primary);
    const retry = press(texts.retry, 'retried', true);
    const failed = (back: string) => this.failure(problem, retry, press(back, 'corrected'));
    const request = () => this.#request(snapshot, texts);
    const kind = answer === 'confirmed' ? 'success' : 'info';
    const views = {
      ...this.cancellable(this.waits(texts)),
      paused: () => html`
        <p>${texts.paused}</p>
        <div class="actions">${retry}</div>
      `,
      notLoaded: () => this.failure(problem, retry),
      notAdministrator: () => this.failure(refusal, press(texts.retry, 'retried')),
      inbox: () => this.#inbox(snapshot, texts),
      deciding: request,
      askingYes: request,
      notConfirmed: () => failed(texts.backToRequest),
      declining: () => this.#declining(snapshot, texts),
      notDeclined: () => failed(texts.correct),
      askingCode: request,
      codeNotCreated: () => failed(texts.backToRequest),
      codeShown: () => this.#newCode(snapshot, texts),
      codeExpired: () => html`
        ${note('warning', html`<p>${texts.codeExpired}</p>`)}
        <div class="actions">${press(texts.backToRequest, 'corrected', true)} ${press(texts.back, 'closed')}</div>
      `,
      answered: () => html`
        <div class="note marked ${kind}" part="result" tabindex="-1" data-focus>
          ${mark(kind)}
          <p>${answer && texts.answered[answer]}</p>
        </div>
        <div class="actions">${press(texts.back, 'closed', true)}</div>
        ${this.supportCode}
      `,
      gone: () => this.failure(refusal, press(texts.back, 'closed', true)),
      sessionOver: () => {
        const isOver = problem?.code === 'unauthenticated';
        return this.failure(problem, press(isOver ? texts.resume : texts.goOn, 'retried', !isOver));
      },
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    const state = topState(snapshot.value);
    const titles: Partial<Record<State, string>> = {declining: texts.declineTitle, codeShown: texts.codeShownTitle};
    const title = views[state] === request ? texts.requestTitle : (titles[state] ?? texts.title);
    return html`<div class="stack">
      <div class="line">
        ${this.heading(this.contexts.headingLevel, title)} ${this.help('admin-assist', texts.help)}
      </div>
      ${views[state]()}
    </div>`;
  }

  #inbox(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {requests, problem, more, withdrawnToday, limitReached} = snapshot.context;
    const lines = [
      more > 0 && texts.more(more),
      withdrawnToday > 0 && texts.withdrawnToday(withdrawnToday),
      limitReached && texts.limitReached,
    ];
    return html`
      ${
        problem
          ? note(
              'warning',
              html`<p>${texts.notRefreshed}</p>
                ${this.supportCode}`,
            )
          : nothing
      }
      <p class="text">${requests.length > 0 ? texts.intro : texts.empty}</p>
      ${lines.map((line) => (line ? html`<p class="muted">${line}</p>` : nothing))}
      <ul class="requests">
        ${requests.map(
          (request) => html`
            <li class="card request stack" part="card">
              ${this.#headOf(request, texts)} ${this.#facts(request, texts)}
              <div class="actions">
                <button
                  type="button"
                  part="button"
                  aria-label=${texts.openOf(request.name)}
                  @click=${this.sender({type: 'opened', id: request.id})}
                >
                  ${texts.open}
                </button>
              </div>
            </li>
          `,
        )}
      </ul>
      <div class="actions">
        ${statefulButton(
          texts.refresh,
          {waits: snapshot.matches({inbox: 'refreshing'})},
          this.sender({type: 'refreshRequested'}),
        )}
      </div>
    `;
  }

  /** A masked name begins with a star: alone, it would look like a required field. */
  #headOf({name}: InboxRequest, texts: AllTexts): TemplateResult {
    const words = html`${texts.name} ${this.#personal(name)}`;
    return heading(this.contexts.headingLevel + 1, words, 'part');
  }

  #facts(request: InboxRequest, texts: AllTexts): TemplateResult {
    const {mobile, from, requestedAt, expiresAt, nthToday, codeExpiresAt} = request;
    const rows = [
      [texts.mobile, mobile],
      [texts.from, this.#personal(from)],
      [texts.since, timeOf(requestedAt, this.#tag)],
      [texts.until, timeOf(expiresAt, this.#tag)],
      [texts.today, nthToday && texts.nthToday(nthToday)],
    ] as const;
    return html`
      ${factList(rows)}
      ${codeExpiresAt ? html`<p class="muted">${texts.codeUntil(this.#clock(codeExpiresAt))}</p>` : nothing}
    `;
  }

  #request(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {chosen, number, numberUnfit, refusal} = snapshot.context;
    if (!chosen) return html``;
    const error = numberUnfit ? texts.numberUnfit : undefined;
    const field: TextField = {
      ...{name: 'number', label: `*${texts.number}`, hint: texts.numberHint, error, value: number},
      ...{required: true, numeric: true, focus: error !== undefined},
      onInput: (typed) => {
        this.send({type: 'numberEdited', number: typed});
      },
    };
    return html`
      ${failureNote(undefined, refusal, this.ownWords)} ${this.#headOf(chosen, texts)} ${this.#facts(chosen, texts)}
      ${note('warning', html`<p>${this.#personal(texts.warning(chosen.name), chosen.name)}</p>`)}
      <form class="stack" novalidate @submit=${this.#onSubmit('agreed')}>
        ${textField(field)}
        <div class="actions">
          ${submit(texts.agree)} ${button(texts.decline, this.sender({type: 'declineRequested'}))}
        </div>
      </form>
      <p class="text">${texts.createCodeHint}</p>
      <div class="actions">
        ${button(texts.createCode, this.sender({type: 'codeRequested'}))}
        ${button(texts.back, this.sender({type: 'closed'}))}
      </div>
      ${this.#question(snapshot, chosen, texts)}
    `;
  }

  /** The warning before a yes, in a native dialog. It is closed while nothing is asked. */
  #question(snapshot: Snapshot, {name}: InboxRequest, texts: AllTexts): TemplateResult {
    const isCode = snapshot.matches('askingCode');
    const {number} = snapshot.context;
    const what = this.#personal(isCode ? texts.codeWhat(name) : texts.agreeWhat(name, number), name, number);
    const title = html`<span id="question">${isCode ? texts.codeTitle : texts.agreeTitle}</span>`;
    return html`
      <dialog part="dialog" aria-labelledby="question" @close=${this.#onClose}>
        ${heading(this.contexts.headingLevel + 1, title, 'part')}
        <p>${what}</p>
        <div class="actions">
          ${button(isCode ? texts.codeConfirm : texts.agreeConfirm, this.sender({type: 'confirmed'}), true)}
          ${button(texts.cancel, this.sender({type: 'cancelled'}))}
        </div>
      </dialog>
    `;
  }

  #declining({context}: Snapshot, texts: AllTexts): TemplateResult {
    const {reason, reasonFinding} = context;
    const error = reasonFinding && texts.reasonFindings[reasonFinding];
    const field: Field = {name: 'reason', label: `*${texts.reason}`, hint: texts.reasonHint, error};
    return html`
      <form class="stack" novalidate @submit=${this.#onSubmit('submitted')}>
        ${fieldFrame(
          field,
          html`<textarea
            id="reason"
            part="input"
            rows="3"
            aria-required="true"
            aria-invalid=${error ? 'true' : 'false'}
            aria-describedby=${describedBy(field)}
            ?data-focus=${error}
            .value=${reason}
            @input=${(event: Event) => {
              this.send({type: 'reasonEdited', reason: (event.target as HTMLTextAreaElement).value});
            }}
          ></textarea>`,
        )}
        <div class="actions">
          ${submit(texts.sendDecline)} ${button(texts.cancel, this.sender({type: 'cancelled'}))}
        </div>
      </form>
    `;
  }

  #newCode({context: {code}}: Snapshot, texts: AllTexts): TemplateResult {
    const digits = this.#code ?? '';
    return html`
      <p class="one-time" translate="no">${digits.slice(0, 4)} ${digits.slice(4)}</p>
      <p class="text">${texts.codeShownHow}</p>
      <p class="muted">${code && texts.codeEnds(this.#clock(code.expiresAt))}</p>
      ${this.#codeEndsSoon ? note('warning', html`<p>${texts.codeEndsSoon}</p>`) : nothing}
      <div class="actions">
        ${button(texts.back, this.sender({type: 'closed'}))}
        ${button(texts.backToRequest, this.sender({type: 'corrected'}))}
      </div>
    `;
  }

  get #codeEndsSoon(): boolean {
    return endsSoon(this.snapshot?.context.code?.endsAt);
  }

  get #isAsking(): boolean {
    return ['askingYes', 'askingCode'].includes(this.snapshot?.value as string);
  }

  get #tag() {
    return this.contexts.locale?.tag ?? 'zh-CN';
  }

  #clock(instant: string): string {
    return clockTime(Date.parse(instant), this.#tag);
  }

  /** What the requester or the administrator typed, alone or in a sentence of ours. */
  #personal(sentence = '', ...quotes: readonly string[]): unknown {
    return personal(sentence, this.contexts.locale, ...quotes, sentence);
  }

  // The dialog takes the focus itself, and gives it back.
  protected override get step(): string | undefined {
    return this.#isAsking ? 'deciding' : super.step;
  }

  protected override get ownWords(): OwnWords | undefined {
    const texts = this.texts.value;
    return (
      texts && {
        refusals: {
          'not-applicable': texts.notAdministrator,
          'assistance-declined': texts.declinedBefore,
          'assistance-expired': texts.expired,
          'assistance-number-incorrect': texts.numberIncorrect,
        },
      }
    );
  }

  protected override waits(texts: AllTexts) {
    return {
      loading: texts.loading,
      confirming: texts.confirming,
      sendingDeclination: texts.confirming,
      creatingCode: texts.creating,
    };
  }

  protected override waitIn(snapshot: Snapshot, texts: AllTexts): string | undefined {
    if (snapshot.matches({inbox: 'refreshing'})) return texts.refreshing;
    if (snapshot.matches('codeShown') && this.#codeEndsSoon) return texts.codeEndsSoon;
    return super.waitIn(snapshot, texts);
  }

  #onSubmit(type: 'agreed' | 'submitted') {
    return (submitted: SubmitEvent): void => {
      const value = this.snapshot?.value;
      submitted.preventDefault();
      this.send({type});
      // Where something does not fit, the focus moves to the message.
      if (this.snapshot?.value === value) this.focus();
    };
  }

  /** The user pressed Escape, or the machine has gone on. */
  readonly #onClose = (): void => {
    if (this.#isAsking) this.send({type: 'cancelled'});
  };
}

export const defineAdminRequestsView = (): void => {
  register('sw-rc-admin-requests', AdminRequestsView);
};
