import {html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {AnyActor, EventObject, SnapshotFrom} from 'xstate';
import {isCertError, type CertError} from '../../domain/errors.js';
import {memoizeLast} from '../../domain/lazy.js';
import type {Refusal} from '../../domain/outcome.schemas.js';
import {common} from '../../locales/files.js';
import {busy, heading} from '../parts/templates.js';
import {helpAt} from '../config/links.js';
import type {HelpScreen} from '../../domain/path-rows.js';
import {helpLink, supportCode} from '../parts/later.templates.js';
import {Contexts} from '../config/contexts.js';
import type {OwnWords} from '../failure/failure.texts.js';
import {Texts} from '../locales/texts.js';
import {parts} from '../parts/css-parts.js';
import {StepFocus, whenFocusLost} from '../lit/step-focus.js';
import {topState} from '../lit/actor-controller.js';
import {Watch} from '../lit/actor-watch.js';
import {pathTexts, type PathTexts} from './path.texts.js';

/** A failure message inside a form that has its own buttons. */
export const failureNote = (
  problem: CertError | undefined,
  refusal: Refusal | undefined,
  words?: OwnWords,
  more: unknown = nothing,
): TemplateResult | typeof nothing =>
  problem || refusal
    ? html`<sw-rc-failure exportparts=${parts} inline data-focus .words=${words} .error=${problem} .refusal=${refusal}
        >${more}</sw-rc-failure
      >`
    : nothing;

/** Views of states in which nothing is shown: they pass at once, or something else is shown then. */
export const unseen = <State extends string>(...states: readonly State[]): Record<State, () => typeof nothing> =>
  Object.fromEntries(states.map((state) => [state, () => nothing])) as Record<State, () => typeof nothing>;

/** An inner element that shows a machine: renders each snapshot, announces waits, moves the focus. `T`: its own texts. */
export abstract class MachineView<A extends AnyActor, T extends object> extends LitElement {
  static override properties: PropertyDeclarations = {
    actor: {attribute: false},
  };

  protected readonly contexts = new Contexts(this);
  protected readonly path = new Texts(this, pathTexts, common, () => this.contexts.locale);
  protected abstract readonly texts: Texts<T> | undefined;
  readonly #focus = new StepFocus(
    this,
    () => this.step,
    (words) => {
      // A wait is announced anyway.
      if (this.waiting === undefined) this.contexts.config?.announce(words);
    },
  );
  readonly #watch = new Watch<A>(
    this,
    () => this.actor,
    (snapshot) => this.select(snapshot),
  );
  readonly #both = memoizeLast((path: PathTexts, own: T) => ({...path, ...own}));

  actor: A | undefined;
  #announced = '';

  override render(): TemplateResult | typeof nothing {
    const {snapshot, allTexts} = this;
    return snapshot && allTexts ? this.screen(snapshot, allTexts) : nothing;
  }

  protected abstract screen(snapshot: SnapshotFrom<A>, texts: PathTexts & T): TemplateResult | typeof nothing;

  /** What is said in the states in which the user waits. */
  protected abstract waits(texts: PathTexts & T): Readonly<Partial<Record<string, string>>>;

  /** Their views: each with a button that cancels. */
  protected cancellable<State extends string>(
    waits: Readonly<Record<State, string>>,
  ): Record<State, () => TemplateResult> {
    const view = (words: string) => () => busy(words, this.path.value?.cancel, this.sender({type: 'cancelled'}));
    return Object.fromEntries(Object.entries<string>(waits).map(([state, words]) => [state, view(words)])) as Record<
      State,
      () => TemplateResult
    >;
  }

  /** Within a step, the focus moves only if what had it is gone, such as a form that an answer has made useless. */
  protected override update(changed: PropertyValues<this>): void {
    this.className = this.contexts.config?.room ?? '';
    const had = (this.renderRoot as ShadowRoot).activeElement !== null;
    super.update(changed);
    if (had)
      whenFocusLost(() => {
        // After the last one, the next screen focuses itself.
        if (this.#isActive) this.#focus.request();
      });
  }

  // Runs after the texts have loaded, so that the first wait is announced too.
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const waiting = this.waiting ?? '';
    if (waiting !== this.#announced) this.contexts.config?.announce(waiting);
    this.#announced = waiting;
  }

  // Not on the host element: focusin is not re-fired there for a move inside its shadow root.
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('focusin', this.#keepNear);
    return root;
  }

  override focus(): void {
    const root = this.renderRoot as ShadowRoot;
    const field = root.activeElement;
    this.#focus.request();
    // A field that has the focus already does not read out the error that it has got.
    void this.updateComplete.then(() => {
      if (!field || root.activeElement !== field) return;
      this.contexts.config?.announce(root.querySelector(`#${field.id}-error, #${field.id}-warning`)?.textContent ?? '');
    });
  }

  /**
   * A message that has the focus is read together with the field that it is about: the PIN or code, gone after each use.
   * As far as both fit, both are in view. The browser's own scrolling, after this event, knows the message alone.
   */
  readonly #keepNear = (event: Event): void => {
    const [message] = event.composedPath() as [HTMLElement];
    const near = message.tabIndex < 0 && this.renderRoot.querySelector('[data-near]')?.closest('.field');
    if (!near) return;
    requestAnimationFrame(() => {
      for (const each of [near, message]) each.scrollIntoView({block: 'nearest'});
    });
  };

  /** Sends the user's action. */
  protected readonly sender: (event: Parameters<A['send']>[0] & EventObject) => () => void = (event) => () => {
    this.send(event);
  };

  /** Sends an event to the machine while it runs. XState would log an event to a stopped machine with all its data. */
  protected send(event: Parameters<A['send']>[0]): void {
    if (this.#isActive) this.actor?.send(event);
  }

  get #isActive(): boolean {
    const {status} = (this.actor?.getSnapshot() ?? {}) as {status?: string};
    return status === 'active';
  }

  /** A path's own texts together with those of every path. Undefined while either is loading. */
  protected get allTexts(): (PathTexts & T) | undefined {
    const [path, own] = [this.path.value, this.texts?.value];
    return own && path && this.#both(path, own);
  }

  protected get snapshot(): SnapshotFrom<A> | undefined {
    return this.#watch.snapshot;
  }

  /** What is shown of a snapshot. While it is the same, nothing is drawn. */
  protected select(snapshot: SnapshotFrom<A>): unknown {
    return snapshot;
  }

  /** The step. When it changes, the focus moves. */
  protected get step(): string | undefined {
    const snapshot = this.snapshot as {readonly value: string | object; readonly status: string} | undefined;
    // The next screen focuses itself.
    return snapshot?.status === 'active' ? topState(snapshot.value) : undefined;
  }

  /**
   * The heading of the screen or of a step, which takes the focus. It is another element in another step: a screen
   * reader says nothing of an element that already has the focus and only gets other words.
   */
  protected heading(level: number, words: unknown, of?: 'step'): unknown {
    const snapshot = this.snapshot as {readonly hasTag: (tag: string) => boolean} | undefined;
    return keyed(snapshot?.hasTag('busy') ? undefined : this.step, heading(level, words, of));
  }

  /** The text of the current wait, announced without moving the focus. */
  protected get waiting(): string | undefined {
    const {snapshot, allTexts} = this;
    return snapshot && allTexts && this.waitIn(snapshot, allTexts);
  }

  protected waitIn({value}: SnapshotFrom<A>, texts: PathTexts & T): string | undefined {
    return this.waits(texts)[topState(value as string | object)];
  }

  /** This path's own texts, which replace or extend the general texts. */
  protected get ownWords(): OwnWords | undefined {
    return undefined;
  }

  /** For whoever calls customer service from here. */
  protected get supportCode(): TemplateResult | typeof nothing {
    return supportCode(this.path.value, this.contexts.config?.log());
  }

  /** A failure or a refusal, shown instead of the screen. */
  protected failure(what: CertError | Refusal | undefined, ...waysOn: readonly unknown[]): TemplateResult {
    const isRefusal = what !== undefined && !isCertError(what);
    return html`<sw-rc-failure
      exportparts=${parts}
      data-focus
      .words=${this.ownWords}
      .error=${isRefusal ? undefined : what}
      .refusal=${isRefusal ? what : undefined}
      >${waysOn}</sw-rc-failure
    >`;
  }

  /** The help page of a screen, if the host has one. */
  protected help(screen: HelpScreen, words: string): TemplateResult | typeof nothing {
    return helpLink(helpAt(this.contexts.config?.links ?? {}, screen), words);
  }
}
