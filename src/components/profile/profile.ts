import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Actor, SnapshotFrom, StateValueFrom} from 'xstate';
import {loadError, type CertError} from '../../domain/errors.js';
import {fieldsOf, mostChanges, valueOf} from '../../domain/profile-draft.js';
import type {ProfileMachine} from '../../machines/profile.machine.js';
import {profile} from '../../locales/files.js';
import {button} from '../parts/button.js';
import {filledWords} from '../record/record-form.js';
import {RecordView} from '../record/record-view.js';
import {Texts} from '../locales/texts.js';
import {busy} from '../parts/templates.js';
import type {PathTexts} from '../path/path.texts.js';
import {unseen} from '../path/path-view.js';
import {register} from '../lit/register.js';
import {reload} from '../../adapters/page.js';
import {topState, type TopState} from '../lit/actor-controller.js';
import {record} from './profile.record.js';
import type {ProfileScreen} from './profile.screen.js';
import {profileTexts, type ProfileTexts} from './profile.texts.js';

export const profileStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(2 * var(--_space));
    margin-block: calc(2 * var(--_space)) var(--_space);
  }
  fieldset {
    margin-inline: 0;
    padding: var(--_space) calc(2 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  legend {
    padding-inline: calc(0.5 * var(--_space));
    font-weight: 600;
  }
`;

type Snapshot = SnapshotFrom<ProfileMachine>;
type State = TopState<StateValueFrom<ProfileMachine>>;
type AllTexts = ProfileTexts & PathTexts;
type Editing = typeof import('./profile.editing.chunk.js');

/** The steps that are drawn by the module which may still be on its way. */
const ofEditing: ReadonlySet<string | undefined> = new Set<State>([
  'editing',
  'confirming',
  'comparing',
  'abandoning',
  'saved',
]);

/** Shows the profile's machine. */
export class Profile extends RecordView<Actor<ProfileMachine>, ProfileTexts> {
  static override styles = [...RecordView.styles, profileStyles];
  static override properties: PropertyDeclarations = {
    editing: {state: true},
    missing: {state: true},
  };

  protected override readonly texts = new Texts(this, profileTexts, profile, () => this.contexts.locale);

  /** The form and the steps after it. Loaded while the user looks at the record. */
  private editing: Editing | undefined;
  /** What says that a script was not loaded. */
  private missing: CertError | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void import('./profile.editing.chunk.js').then(
      (module) => (this.editing = module),
      (thrown: unknown) => (this.missing = loadError(thrown, 'widget')),
    );
  }

  protected override screen(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const screen = this.#screen(snapshot, texts);
    const {problem, conflict, part} = snapshot.context;
    const drawn = (draw: (editing: Editing, screen: ProfileScreen) => TemplateResult) =>
      this.#draw(screen, texts, draw);
    const retry = () => button(texts.retry, this.sender({type: 'retried'}), true);
    const titles: Partial<Record<State, string>> = {
      editing: texts.editTitles[part],
      confirming: texts.confirmTitle,
      comparing: texts.compareTitle,
      abandoning: texts.abandonTitle,
    };
    const views = {
      ...unseen('beginning', 'closed', 'interrupted', 'left'),
      ...this.cancellable(this.waits(texts)),
      notLoaded: () => this.failure(problem, retry(), this.leave(texts)),
      viewing: () => (screen ? record(screen) : busy(texts.loading)),
      editing: () => drawn(({form}, screen) => form(screen)),
      confirming: () => drawn(({confirmation}, screen) => confirmation(screen)),
      notSaved: () => this.failure(problem, retry(), button(texts.correct, this.sender({type: 'corrected'}))),
      notResumed: () =>
        this.failure(
          problem,
          conflict ? html`<p slot="more">${texts.unsavedConflict}</p>` : nothing,
          retry(),
          this.leave(texts),
        ),
      comparing: () => drawn(({comparison}, screen) => comparison(screen)),
      abandoning: () => drawn(({abandonment}, screen) => abandonment(screen)),
      saved: () => html`${drawn(({savedNotice}, screen) => savedNotice(screen))} ${this.supportCode}`,
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    const state = topState(snapshot.value);
    return html`
      <div class="stack">
        ${this.top(texts, this.heading(this.contexts.headingLevel, titles[state] ?? texts.title), 'profile')}
        ${views[state]()}
      </div>
    `;
  }

  /**
   * A step that still waits for its form is another one: the focus, which may be on the button that cancels, moves when
   * the form replaces it.
   */
  protected override get step(): string | undefined {
    return this.#fetches ? 'fetching' : super.step;
  }

  get #fetches(): boolean {
    return ofEditing.has(super.step) && !this.missing && !(this.editing && this.words);
  }

  #screen({context}: Snapshot, texts: AllTexts): ProfileScreen | undefined {
    const {words} = this;
    const {profile} = context;
    return (
      profile &&
      words && {
        texts,
        words,
        labels: {...words.record.labels, ...texts.labels},
        context,
        profile,
        config: this.contexts.config,
        level: this.contexts.headingLevel + 1,
        standalone: this.standalone,
        linkTo: (id) => this.linkTo(id),
        valueNow: (name) => valueOf(profile, this.snapshot?.context.typed.draft ?? {}, name) ?? '',
        events: this.events,
        send: this.sender,
      }
    );
  }

  #draw(
    screen: ProfileScreen | undefined,
    texts: AllTexts,
    draw: (editing: Editing, screen: ProfileScreen) => TemplateResult,
  ): TemplateResult {
    // Nothing has been typed yet, so a reload loses nothing.
    if (this.missing) return this.failure(this.missing, button(texts.reload, reload, true));
    return screen && this.editing
      ? draw(this.editing, screen)
      : busy(texts.loading, texts.cancel, this.sender({type: 'cancelled'}));
  }

  protected override waits({loading, saving, resuming}: AllTexts) {
    return {loading, saving, resuming};
  }

  protected override waitIn(snapshot: Snapshot, texts: AllTexts): string | undefined {
    return this.#fetches ? texts.loading : super.waitIn(snapshot, texts);
  }

  protected override select(snapshot: Snapshot): unknown {
    const {profile: _, typed, changes, ...form} = snapshot.context;
    return snapshot.matches('editing') ? this.shownOf(typed, {...form, changed: Object.keys(changes)}) : snapshot;
  }

  /** What was filled in, and that there are too many changes: this is not told only when the user saves. */
  protected override get news(): readonly (string | undefined)[] {
    const {words, snapshot} = this;
    if (!words || !snapshot?.context.profile) return [];
    const {profile, typed, counted} = snapshot.context;
    return [
      filledWords({words, fields: fieldsOf(profile), typed, counts: true}),
      counted > mostChanges ? this.texts.value?.tooMany(counted, mostChanges) : undefined,
    ];
  }
}

export const define = (): void => {
  register('sw-rc-profile', Profile);
};
