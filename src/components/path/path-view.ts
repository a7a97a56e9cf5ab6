import {css, html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult} from 'lit';
import type {AnyActor, EventObject, SnapshotFrom} from 'xstate';
import {isCertError, type CertError} from '../../domain/errors.js';
import type {Refusal} from '../../domain/outcome.schemas.js';
import {button} from '../parts/button.js';
import {Contexts} from '../config/contexts.js';
import type {OwnWords} from '../failure/failure.js';
import {Texts} from '../locales/texts.js';
import type {OtherMethod} from './method.js';
import {parts} from '../parts/css-parts.js';
import {StepFocus} from '../lit/step-focus.js';
import {topState} from '../lit/top-state.js';
import {Watch} from '../lit/watch.js';
import {pathTexts, type PathTexts} from './path.texts.js';

/** What went wrong, inside a form that has its own ways on. */
export const failureNote = (
  problem: CertError | undefined,
  refusal: Refusal | undefined,
  words?: OwnWords,
): TemplateResult | typeof nothing =>
  problem || refusal
    ? html`<sw-rc-failure
        exportparts=${parts}
        inline
        data-focus
        .words=${words}
        .error=${problem}
        .refusal=${refusal}
      ></sw-rc-failure>`
    : nothing;

export const pathStyles = css`
  .others {
    margin-block-start: calc(3 * var(--_space));
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }
  .others .actions {
    margin-block-start: var(--_space);
  }
`;

/** An inner element that shows a path's machine: draws each snapshot, says what is waited for, moves the focus along. */
export abstract class PathView<A extends AnyActor> extends LitElement {
  static override properties: PropertyDeclarations = {
    actor: {attribute: false},
    standalone: {type: Boolean},
    // The same words once more are no news.
    others: {attribute: false, hasChanged: (now, before) => JSON.stringify(now) !== JSON.stringify(before)},
  };

  protected readonly contexts = new Contexts(this);
  protected readonly path = new Texts(this, pathTexts, () => this.contexts.locale);
  readonly #focus = new StepFocus(this, () => this.step);
  readonly #watch = new Watch<A>(this, () => this.actor);

  actor: A | undefined;
  /** Whether this path is all there is. */
  standalone = false;
  /** The methods that may be chosen instead. */
  others: readonly OtherMethod[] = [];
  #announced = '';

  // When the words are there: a first wait is heard, too.
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const waiting = this.waiting ?? '';
    if (waiting !== this.#announced) this.contexts.config?.announce(waiting);
    this.#announced = waiting;
  }

  override focus(): void {
    this.#focus.request();
  }

  /** To the machine while it runs: a stopped one would be told in vain, and XState says so with the whole event. */
  protected tell(event: Parameters<A['send']>[0]): void {
    const {status} = (this.actor?.getSnapshot() ?? {}) as {status?: string};
    if (status === 'active') this.actor?.send(event);
  }

  protected get snapshot(): SnapshotFrom<A> | undefined {
    return this.#watch.snapshot;
  }

  /** What a move of the focus goes by. */
  protected get step(): string | undefined {
    const snapshot = this.snapshot as {readonly value: string | object} | undefined;
    return snapshot && topState(snapshot.value);
  }

  /** What is being waited for, to be heard without a move of the focus. */
  protected abstract get waiting(): string | undefined;

  /** What this path says in place of, or besides, what is said everywhere. */
  protected get ownWords(): OwnWords | undefined {
    return undefined;
  }

  /** What could not be asked or done, or was refused, in place of the screen. */
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

  /** The ways on that are always there. */
  protected waysOn(path: PathTexts): TemplateResult {
    const label = ({action, advice}: OtherMethod) => (advice ? path.recommended(action) : action);
    return html`
      <section class="others" aria-labelledby=${this.others.length > 0 ? 'others' : nothing}>
        ${this.others.length > 0 ? html`<p id="others" class="muted">${path.others}</p>` : nothing}
        <div class="actions">
          ${this.others.map((other) => button(label(other), () => this.tell({type: 'left', to: other.id} as EventObject)))}
          ${this.leave(path)}
        </div>
      </section>
    `;
  }

  protected leave(path: PathTexts): TemplateResult {
    return button(this.standalone ? path.cancel : path.toMethods, () => this.tell({type: 'left'}));
  }
}
