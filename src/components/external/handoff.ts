import {html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import type {Actor, SnapshotFrom, StateValueFrom} from 'xstate';
import {isFramed, isHandheld} from '../../adapters/page-context.js';
import {placeIn, type Place, type PlaceStatus, type Way} from '../../domain/places.js';
import type {HandoffMachine} from '../../machines/handoff.machine.js';
import type {PlaceLink} from '../../machines/handoff.setup.js';
import {handoff} from '../../locales/files.js';
import {button} from '../parts/button.js';
import type {PathTexts} from '../path/path.texts.js';
import {fieldStyles} from '../parts/field.styles.js';
import {clockTime, endsSoon} from '../locales/time-format.js';
import {fact, link, note} from '../parts/later.templates.js';
import {heading} from '../parts/templates.js';
import {withLang} from '../locales/with-lang.js';
import {Texts} from '../locales/texts.js';
import {noticeStyles} from '../parts/notice.styles.js';
import type {OwnWords} from '../failure/failure.texts.js';
import {SwBeforeHandoffEvent} from '../events/outcome-events.js';
import {parts} from '../parts/css-parts.js';
import {failureNote, pathStyles, PathView, unseen} from '../path/path-view.js';
import {register} from '../lit/register.js';
import {controls} from '../theme/controls.styles.js';
import {Ticker} from '../lit/ticker.js';
import {topState, type TopState} from '../lit/actor-controller.js';
import {handoffStyles} from './handoff.styles.js';
import type {ExternalTexts, ShownExternalMethod} from './external.texts.js';
import type {codeView} from './handoff-code.chunk.js';

type Context = Snapshot['context'];
type Snapshot = SnapshotFrom<HandoffMachine>;
type State = TopState<StateValueFrom<HandoffMachine>>;
type AllTexts = ExternalTexts & PathTexts;

/** Shows the machine of an external method. */
export class HandoffView extends PathView<Actor<HandoffMachine>, ExternalTexts> {
  static override styles = [controls, noticeStyles, fieldStyles, pathStyles, handoffStyles];
  static override properties: PropertyDeclarations = {
    external: {attribute: false},
    codeView: {state: true},
  };

  protected override texts: Texts<ExternalTexts> | undefined;
  external: ShownExternalMethod | undefined;
  /** Loaded when a code is shown the first time. */
  codeView: ReturnType<typeof codeView> | undefined;

  constructor() {
    super();
    new Ticker(this, () => this.snapshot?.children.wait !== undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.external) this.texts ??= new Texts(this, this.external.texts, handoff, () => this.contexts.locale);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.codeView && this.snapshot?.matches({waiting: 'shown'}))
      void Promise.all([import('./handoff-code.chunk.js'), import('../pictures/qr-code.chunk.js')])
        .then(([{codeView}, {qrCode}]) => (this.codeView = codeView(this, () => this.contexts.locale, qrCode)))
        .catch(() => undefined);
  }

  protected override screen(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {problem, refusal} = snapshot.context;
    const hasChoice = snapshot.context.onlyWay === undefined;
    const again = () => button(hasChoice ? texts.chooseAgain : texts.renew, this.sender({type: 'corrected'}));
    const elsewhere = () => (hasChoice ? again() : nothing);
    const failed = (other: TemplateResult | typeof nothing = again()) =>
      this.failure(problem, button(texts.retry, this.sender({type: 'retried'}), true), other);
    const views = {
      ...unseen('beginning', 'opening', 'offering', 'decided', 'interrupted', 'left'),
      ...this.cancellable(this.waits(texts)),
      notRead: () => failed(),
      choosing: () => this.#choice(snapshot, texts),
      notCreated: () => failed(elsewhere()),
      waiting: () => this.#wait(snapshot, texts),
      scanned: () => this.#wait(snapshot, texts),
      notRechecked: () => failed(),
      refused: () =>
        html`${this.failure(refusal, button(hasChoice ? texts.chooseAgain : texts.retry, this.sender({type: 'retried'}), true))}
        ${this.waysOn(texts)}`,
      expired: () => this.failure(problem, button(texts.renew, this.sender({type: 'renewed'}), true), elsewhere()),
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    const {link} = snapshot.context.handoff ?? {};
    const state = topState(snapshot.value);
    const title =
      state === 'waiting' && link?.by === 'link' ? texts.go(this.#nameOf(link.place)) : this.#titleOf(texts);
    return html`<div class="stack ${state === 'choosing' ? 'wide' : ''}">
      ${this.top(texts, this.heading(this.contexts.headingLevel, title), this.external?.id ?? 'bank-ukey')}
      ${views[state]()}
    </div>`;
  }

  #titleOf(texts: AllTexts): string {
    return this.external?.title?.[this.#locale] ?? texts.title;
  }

  #choice({context}: Snapshot, texts: AllTexts): TemplateResult {
    const {places, problem, refusal, consent, consentMissing} = context;
    return html`
      ${failureNote(problem, refusal, this.ownWords)}
      ${context.wasCancelled ? note('info', html`<p>${texts.cancelled}</p>`) : nothing} ${this.#former(texts)}
      ${this.#intro(texts)} ${this.notice(this.external?.id ?? '', consent, consentMissing)}
      ${places.length === 0 ? note('warning', html`<p>${texts.none}</p>`) : nothing}
      ${this.#places(places, context, texts)}
      ${texts.keyExample ? html`<sw-rc-picture name="bank-key" summary=${texts.keyExample}></sw-rc-picture>` : nothing}
      ${this.waysOn(texts)}
    `;
  }

  #intro(texts: AllTexts): TemplateResult {
    return html`
      ${texts.atComputer && isHandheld() ? note('warning', html`<p>${texts.atComputer}</p>`) : nothing}
      ${texts.intro.map((words) => html`<p class="text">${words}</p>`)}
    `;
  }

  /** One alone is no list. */
  #places(places: readonly PlaceStatus[], context: Context, texts: AllTexts): TemplateResult | typeof nothing {
    const cards = places.map((status) => this.#place(status, context, texts));
    if (cards.length < 2)
      return html`<div class="places of-1">
        ${cards.map((card) => html`<div class="card place" part="card">${card}</div>`)}
      </div>`;
    return html`<ul class="places of-${places.length}">
      ${cards.map((card) => html`<li class="card place" part="card">${card}</li>`)}
    </ul>`;
  }

  #place(
    {id, enabled, reason}: PlaceStatus,
    {places, ways}: Context,
    texts: AllTexts,
  ): TemplateResult | typeof nothing {
    const place = this.#placeOf(id);
    if (!place) return nothing;
    const name = this.#nameOf(id);
    // One is not chosen, but gone to: then the button is the screen's primary one.
    const isOnly = places.filter((each) => each.enabled).length === 1;
    const goes = ways.length > 1 ? texts.go(name) : texts.next;
    const byLink = isOnly ? goes : texts.choose(name);
    const choose = (way: Way, isPrimary: boolean) =>
      html`<button
        type="button"
        class="choose ${isPrimary ? 'primary' : ''}"
        part=${isPrimary ? 'button-primary' : 'button'}
        @click=${this.#choose(id, way)}
      >
        ${way === 'code' ? texts.byCode?.(isOnly ? '' : name) : byLink}
      </button>`;
    return html`
      <div class="name">
        <span class="monogram" aria-hidden="true">${place.monogram[this.#locale]}</span>
        ${heading(this.contexts.headingLevel + 1, name, 'part')}
      </div>
      ${
        enabled
          ? html`<div class="actions">${ways.map((way, index) => choose(way, isOnly && index === 0))}</div>`
          : note('warning', html`<p>${withLang(texts.notNow(reason), this.contexts.locale, reason)}</p>`)
      }
      ${this.#facts(place, texts)} ${this.#internetExplorer(place, texts)}
    `;
  }

  #facts(place: Place, texts: AllTexts): TemplateResult {
    const [needs, steps] = [place.needs[this.#locale], place.steps[this.#locale]];
    return html`
      <dl class="small">
        ${needs ? fact(texts.needs, this.#quoting(place, needs)) : nothing}
        ${
          steps.length > 0
            ? fact(
                texts.steps,
                html`<ol>
                  ${steps.map((step) => html`<li>${this.#quoting(place, step)}</li>`)}
                </ol>`,
              )
            : nothing
        }
      </dl>
    `;
  }

  /** Of the only place: its facts, and why there are no others. The screen of choice may not have been there. */
  #onlyPlace(context: Context, texts: AllTexts): TemplateResult | typeof nothing {
    const place = this.#placeOf(context.onlyWay?.place ?? '');
    if (!place) return nothing;
    const suspended = context.places.filter(({enabled}) => !enabled);
    return html`
      <div class="place">${this.#facts(place, texts)}</div>
      ${suspended.length > 0 ? this.#places(suspended, context, texts) : nothing}
    `;
  }

  #internetExplorer(place: Place | undefined, texts: AllTexts): TemplateResult | typeof nothing {
    return place?.inInternetExplorer ? html`<p class="muted">${texts.inInternetExplorer}</p>` : nothing;
  }

  #wait(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {handoff, pending} = snapshot.context;
    const isAway = this.#isAway(snapshot);
    const isNew = !isAway && snapshot.context.onlyWay !== undefined;
    const problem = snapshot.children.wait?.getSnapshot().context.problem;
    return html`
      ${isNew ? this.#intro(texts) : nothing}
      ${handoff?.link ? this.#way(handoff.link, handoff.endsAt, snapshot, texts) : nothing} ${this.#former(texts)}
      ${isNew ? this.#onlyPlace(snapshot.context, texts) : nothing}
      ${isAway ? html`<p class="busy">${this.#wordsAway(snapshot, texts)}</p>` : nothing}
      ${isAway && handoff?.link?.by === 'code' ? html`<p>${link(texts.renew, this.sender({type: 'renewed'}))}</p>` : nothing}
      ${
        problem
          ? html`<p class="warning">${texts.stillAsking}</p>
              ${this.supportCode}`
          : nothing
      }
      ${pending ? nothing : html`<p class="muted">${texts.afterwards}</p>`}
      <div class="actions abandon">${button(texts.abandon, this.sender({type: 'cancelled'}))}</div>
      ${this.waysOn(texts)}
    `;
  }

  /** A handoff that was given up may still be decided. */
  #former(texts: AllTexts): TemplateResult | typeof nothing {
    const words = this.#wordsOfFormer(texts);
    return words === undefined ? nothing : note('warning', html`<p>${words}</p>`);
  }

  #wordsOfFormer(texts: AllTexts): string | undefined {
    const {formerUntil = 0} = this.snapshot?.context ?? {};
    return formerUntil > Date.now() ? texts.stillValid(clockTime(formerUntil, this.#tag)) : undefined;
  }

  /** The user is at the place, or a phone has its page. */
  #isAway(snapshot: Snapshot): boolean {
    return snapshot.matches({waiting: 'away'}) || snapshot.matches('scanned');
  }

  #wordsAway({context: {pending, scanned}}: Snapshot, texts: AllTexts): string {
    return pending ? texts.pending : ((scanned ? texts.scanned : undefined) ?? texts.waiting);
  }

  #way(way: PlaceLink, endsAt: number, snapshot: Snapshot, texts: AllTexts): TemplateResult | typeof nothing {
    if (way.by === 'link') return this.#link(way, endsAt, snapshot, texts);
    return snapshot.matches({waiting: 'shown'})
      ? (this.codeView?.({
          ...way,
          endsAt,
          name: this.#nameOf(way.place),
          isHere: isHandheld(),
          depart: this.#depart(way),
          renew: this.sender({type: 'renewed'}),
        }) ?? nothing)
      : nothing;
  }

  /** A real link, so that a pop-up blocker does not block it, and the address to copy into another browser. */
  #link(way: PlaceLink, endsAt: number, snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {place, url, host} = way;
    const isAway = snapshot.matches({waiting: 'away'});
    const isCopied = snapshot.matches({waiting: 'copied'});
    const name = this.#nameOf(place);
    // A bank refuses to be framed.
    const inNewTab = this.contexts.config?.handoff !== 'same-tab' || isFramed();
    const byCopy = this.#placeOf(place)?.inInternetExplorer === true;
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
      <div class="actions">
        ${byCopy ? copy : nothing}
        <a
          class="button ${isPrimary ? 'primary' : ''}"
          part=${isPrimary ? 'button-primary' : 'button'}
          href=${url}
          target=${inNewTab ? '_blank' : nothing}
          rel="noopener noreferrer"
          @click=${this.#depart(way)}
          @auxclick=${this.#depart(way)}
          >${isAway ? texts.again(name) : byCopy || isCopied ? texts.openHere(name) : texts.go(name)}${inNewTab ? texts.newTab : nothing}</a
        >
      </div>
      ${
        byCopy
          ? html`${this.#internetExplorer(this.#placeOf(place), texts)}
              <sw-rc-picture name="ie-mode" summary=${texts.ieExample ?? ''}></sw-rc-picture>`
          : html`<p>${copy}</p>`
      }
      <p class="muted">${texts.until(clockTime(endsAt, this.#tag))}</p>
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

  get #tag() {
    return this.contexts.locale?.tag ?? 'zh-CN';
  }

  #placeOf(id: string): Place | undefined {
    return placeIn(this.external?.places ?? [], id);
  }

  #nameOf(place: string): string {
    return this.#placeOf(place)?.name[this.#locale] ?? place;
  }

  /** Words on the place's site and key are Chinese in every language. */
  #quoting({ownWords}: Place, text: string): unknown {
    return withLang(text, this.contexts.locale, ownWords?.find((words) => text.includes(words)) ?? '');
  }

  protected override get ownWords(): OwnWords | undefined {
    const {handoff, claim} = this.snapshot?.context ?? {};
    const place = handoff?.link?.place ?? claim?.body.place;
    return this.texts?.value?.failures?.(place === undefined ? '' : this.#nameOf(place));
  }

  protected override waits(texts: AllTexts) {
    return {
      recalling: texts.loading,
      creating: texts.creating,
      renewing: texts.creating,
      cancelling: texts.cancelling,
      rechecking: texts.resuming,
    };
  }

  protected override waitIn(snapshot: Snapshot, texts: AllTexts): string | undefined {
    if (snapshot.matches('waiting') || snapshot.matches('scanned')) {
      if (snapshot.context.handoff?.link && this.#endsSoon) return texts.endsSoon;
      if (snapshot.context.pending) return texts.pending;
      return this.#isAway(snapshot) ? this.#wordsAway(snapshot, texts) : undefined;
    }
    if (snapshot.matches('choosing'))
      return snapshot.context.wasCancelled ? texts.cancelled : this.#wordsOfFormer(texts);
    return super.waitIn(snapshot, texts);
  }

  #choose(place: string, by: Way): () => void {
    return () => {
      this.send({type: 'placeChosen', place, by});
      // If consent is missing, the state does not change. The focus moves to the message.
      if (this.step === 'choosing') this.focus();
    };
  }

  #depart({place, url}: PlaceLink): (event: MouseEvent) => void {
    return (event) => {
      // The middle button opens another tab. The right button does not follow the link.
      if (event.button > 1) return;
      const redirect = new SwBeforeHandoffEvent(this.external?.id ?? '', place, new URL(url).origin);
      if (this.contexts.config?.emit(redirect) !== false) this.send({type: 'departed'});
      else event.preventDefault();
    };
  }
}

export const define = (): void => {
  register('sw-rc-handoff', HandoffView);
};
