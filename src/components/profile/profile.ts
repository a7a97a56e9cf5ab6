import {html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import type {Actor, SnapshotFrom, StateValueFrom} from 'xstate';
import {today} from '../../domain/identifiers/dates.js';
import type {profileMachine, ProfileEvent} from '../../machines/profile.machine.js';
import {CertError} from '../../domain/errors.js';
import {Ui} from '../contexts.js';
import {checkTexts} from '../field/check.texts.js';
import {fieldStyles} from '../field/field.styles.js';
import {idTypeTexts} from '../field/id-types.texts.js';
import {heading} from '../heading.js';
import {Texts} from '../locales/texts.js';
import {busy} from '../notice/busy.js';
import {noticeStyles} from '../notice/notice.styles.js';
import {parts} from '../parts.js';
import {register} from '../register.js';
import {reload} from '../reload.js';
import {StepFocus} from '../step-focus.js';
import {controls} from '../theme/controls.styles.js';
import {topState, type TopState} from '../top-state.js';
import {Watch} from '../watch.js';
import {record} from './profile.record.js';
import {button} from '../button.js';
import {filledWords, type Scene} from './profile.scene.js';
import {profileStyles} from './profile.styles.js';
import {profileTexts, type ProfileTexts} from './profile.texts.js';

type Snapshot = SnapshotFrom<typeof profileMachine>;
type State = TopState<StateValueFrom<typeof profileMachine>>;
type Editing = typeof import('./profile.editing.js');

/** Shows the profile's machine. */
export class Profile extends LitElement {
  static override styles = [controls, noticeStyles, fieldStyles, profileStyles];
  static override properties: PropertyDeclarations = {
    actor: {attribute: false},
    standalone: {type: Boolean},
    editing: {state: true},
    missing: {state: true},
  };

  readonly #ui = new Ui(this);
  readonly #focus = new StepFocus(this, () => this.#step);
  readonly #texts = new Texts(this, profileTexts, () => this.#ui.locale);
  readonly #checks = new Texts(this, checkTexts, () => this.#ui.locale);
  readonly #idTypes = new Texts(this, idTypeTexts, () => this.#ui.locale);
  readonly #watch = new Watch<Actor<typeof profileMachine>>(this, () => this.actor);

  actor: Actor<typeof profileMachine> | undefined;
  standalone = false;

  /** The form and what follows on it: fetched while the record is being looked at. */
  private editing: Editing | undefined;
  private missing = false;
  #announced = '';
  /** What was filled in is heard once, whatever is looked at in between. */
  #filled: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void import('./profile.editing.js').then(
      (module) => (this.editing = module),
      () => (this.missing = true),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const news = this.#waiting ?? '';
    if (news !== this.#announced) this.#ui.config?.announce(news);
    this.#announced = news;
    const snapshot = this.#watch.snapshot;
    const scene = snapshot && this.#scene(snapshot);
    if (!scene) return;
    const {filled} = scene.context.typed;
    if (filled !== this.#filled) this.#ui.config?.announce(filled === undefined ? '' : filledWords(filled, scene));
    this.#filled = filled;
  }

  override focus(): void {
    this.#focus.request();
  }

  override render(): TemplateResult | typeof nothing {
    const texts = this.#texts.value;
    const snapshot = this.#watch.snapshot;
    if (!texts || !snapshot) return nothing;
    const scene = this.#scene(snapshot);
    const {problem, part} = snapshot.context;
    const drawn = (draw: (editing: Editing, scene: Scene) => TemplateResult) => this.#draw(snapshot, texts, draw);
    const cancellable = (text: string) => busy(text, texts.cancel, this.#send({type: 'cancelled'}));
    const titles: Partial<Record<State, string>> = {
      editing: texts.editTitles[part],
      confirming: texts.confirmTitle,
      comparing: texts.compareTitle,
      abandoning: texts.abandonTitle,
    };
    const views = {
      loading: () => cancellable(texts.loading),
      notLoaded: () => this.#failure(problem, this.#retry(texts), this.#leave(texts)),
      viewing: () => (scene ? record(scene) : busy(texts.loading)),
      editing: () => drawn(({form}, scene) => form(scene, snapshot.matches({editing: 'warned'}))),
      confirming: () => drawn(({confirmation}, scene) => confirmation(scene)),
      saving: () => cancellable(texts.saving),
      notSaved: () =>
        this.#failure(problem, this.#retry(texts), button(texts.correct, this.#send({type: 'corrected'}))),
      interrupted: () => this.#interrupted(snapshot, texts),
      resuming: () => cancellable(texts.resuming),
      comparing: () => drawn(({comparison}, scene) => comparison(scene)),
      abandoning: () => drawn(({abandonment}, scene) => abandonment(scene)),
      saved: () => drawn(({savedNotice}, scene) => savedNotice(scene, this)),
      somebodyElse: () => this.#failure(problem, button(texts.startOver, this.#send({type: 'retried'}), true)),
      closed: () => nothing,
      startedOver: () => nothing,
      gone: () => nothing,
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    const state = topState(snapshot.value);
    return html`
      <div class="stack">${heading(this.#ui.headingLevel, titles[state] ?? texts.title)} ${views[state]()}</div>
    `;
  }

  #scene({context}: Snapshot): Scene | undefined {
    const [texts, checks, idTypes] = [this.#texts.value, this.#checks.value, this.#idTypes.value];
    const {config} = this.#ui;
    const {profile} = context;
    return (
      profile &&
      texts &&
      checks &&
      idTypes && {
        texts,
        checks,
        idTypes,
        context,
        profile,
        rules: {mode: 'standard', acceptSarPassports: false, ...config?.checks, today: today()},
        config,
        level: this.#ui.headingLevel + 1,
        standalone: this.standalone,
        send: this.#send,
      }
    );
  }

  #draw(
    snapshot: Snapshot,
    texts: ProfileTexts,
    draw: (editing: Editing, scene: Scene) => TemplateResult,
  ): TemplateResult {
    // Nothing has been typed yet that a reload could lose.
    if (this.missing)
      return this.#failure(new CertError('network', {subject: 'widget'}), button(texts.reload, reload, true));
    const scene = this.#scene(snapshot);
    return scene && this.editing
      ? draw(this.editing, scene)
      : busy(texts.loading, texts.cancel, this.#send({type: 'cancelled'}));
  }

  #interrupted({context}: Snapshot, texts: ProfileTexts): TemplateResult {
    const isOver = context.problem?.code === 'unauthenticated';
    return this.#failure(
      context.problem,
      html`${isOver ? html`<p slot="more">${texts.resumeHow}</p>` : nothing}
      ${button(isOver ? texts.resume : texts.retry, this.#send({type: 'retried'}), !isOver)}`,
      this.#leave(texts),
    );
  }

  #failure(problem: unknown, ...waysOn: TemplateResult[]): TemplateResult {
    return html`<sw-rc-failure exportparts=${parts} data-focus .error=${problem}>${waysOn}</sw-rc-failure>`;
  }

  #retry(texts: ProfileTexts): TemplateResult {
    return button(texts.retry, this.#send({type: 'retried'}), true);
  }

  #leave(texts: ProfileTexts): TemplateResult {
    return button(this.standalone ? texts.cancel : texts.leave, this.#send({type: 'left'}));
  }

  /** What is being waited for, to be heard without a move of the focus. */
  get #waiting(): string | undefined {
    const texts = this.#texts.value;
    const snapshot = this.#watch.snapshot;
    if (!texts || !snapshot) return undefined;
    if (snapshot.matches('saving')) return texts.saving;
    if (snapshot.matches('resuming')) return texts.resuming;
    return snapshot.hasTag('busy') ? texts.loading : undefined;
  }

  get #step(): string | undefined {
    const snapshot = this.#watch.snapshot;
    return snapshot && topState(snapshot.value);
  }

  /** A form that could not be sent says why, and takes the focus to it. */
  readonly #send = (event: ProfileEvent) => (): void => {
    const focused = this.shadowRoot?.activeElement;
    this.actor?.send(event);
    if (event.type === 'submitted' && this.#step === 'editing') this.focus();
    const name = event.type === 'putBack' ? event.name : event.type === 'edited' && Object.keys(event.values)[0];
    if (name && focused) void this.#keepFocus(name, focused);
  };

  /** What had the focus may go by its own doing: the focus then is the field's, or that of what closes the field. */
  async #keepFocus(name: string, focused: Element): Promise<void> {
    await this.updateComplete;
    const field = focused.matches(':disabled') ? 'long-term' : name;
    if (field !== name || !this.matches(':focus-within')) this.shadowRoot?.getElementById(field)?.focus();
  }
}

export const defineProfile = (): void => {
  register('sw-rc-profile', Profile);
};
