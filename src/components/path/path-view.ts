import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {AnyActor} from 'xstate';
import type {HelpScreen} from '../../domain/path-rows.js';
import {backIcon} from '../icons/icons.js';
import {button} from '../parts/button.js';
import {icon} from '../parts/icon.js';
import {link} from '../parts/later.templates.js';
import {Texts} from '../locales/texts.js';
import {common} from '../../locales/files.js';
import {noticesOf, type Consent, type NoticesByPerson} from '../../domain/consent.js';
import {consentNotice} from './consent-notice.js';
import {MachineView} from './machine-view.js';
import type {OtherMethod} from './method.js';
import {consentTexts, type PathTexts} from './path.texts.js';

export {failureNote, unseen} from './machine-view.js';

/** Styles of every path. */
export const pathStyles = css`
  ul.text {
    padding-inline-start: 1.25em;
  }
  a.button {
    text-decoration: none;
  }
  /* Black on white also in the dark: many readers know no other. */
  .qr svg {
    inline-size: 8em;
    max-inline-size: 100%;
    background: #fff;
    fill: #000;
    forced-color-adjust: none;
  }
  /* What is passed on by a phone or by word of mouth, and what is said of it: below it, or with room beside it. */
  .passing {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-content: start;
    gap: var(--_space) calc(3 * var(--_space));
    max-inline-size: var(--_measure);
  }
  .passing > * {
    grid-column: 1 / -1;
  }
  .passing > .qr {
    margin: 0;
  }
  .passing > .qr svg {
    display: block;
    inline-size: 11em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  :host(.medium) .passing > * {
    grid-column: 2;
  }
  :host(.medium) .passing > :is(.number, .qr) {
    grid-area: 1 / 1 / span 5;
    align-self: start;
  }
  .until {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.5 * var(--_space)) calc(2 * var(--_space));
  }
  .others {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: calc(0.5 * var(--_space)) calc(2 * var(--_space));
    margin-block-start: calc(3 * var(--_space));
    padding-block-start: calc(1.5 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }
`;

/** An inner element that shows a path's machine, with the ways that lead out of the path. */
export abstract class PathView<A extends AnyActor, T extends object> extends MachineView<A, T> {
  static override properties: PropertyDeclarations = {
    standalone: {type: Boolean},
    // Equal texts need no update.
    others: {attribute: false, hasChanged: (now, before) => JSON.stringify(now) !== JSON.stringify(before)},
  };

  protected readonly consentTexts = new Texts(this, consentTexts, common, () => this.contexts.locale);

  /** Whether the host offers only this path. */
  standalone = false;
  /** The methods that the user may choose instead. */
  others: readonly OtherMethod[] = [];

  /**
   * What every screen of a path begins with: a line with the way back to the methods and the help; the steps; then the only
   * title. An element for one path has no methods to go back to.
   */
  protected top(path: PathTexts, title: unknown, screen: HelpScreen, steps: unknown = nothing): TemplateResult {
    return html`
      <div class="line">
        ${
          this.standalone
            ? nothing
            : html`<button type="button" class="link back" part="back" @click=${this.#leave()}>
                ${icon(backIcon)}${path.toMethods}
              </button>`
        }
        ${this.help(screen, path.help)}
      </div>
      ${steps} ${title}
    `;
  }

  /** The end of a screen: the other methods, as one row of links. */
  protected waysOn(path: PathTexts): TemplateResult | typeof nothing {
    return this.others.length === 0
      ? this.standalone
        ? html`<div class="actions">${this.leave(path)}</div>`
        : nothing
      : html`
          <section class="others" aria-labelledby="others">
            <span id="others" class="muted">${path.others}</span>
            ${this.others.map(({id, action, recommended}) =>
              link(recommended ? path.recommended(action) : action, this.#leave(id)),
            )}
          </section>
        `;
  }

  /** The other methods inside a message. The first one is the primary button if the user cannot go on here. */
  protected otherWays(path: PathTexts, primary = false): TemplateResult | typeof nothing {
    const buttons = this.others.map(({id, action, recommended}, index) =>
      button(recommended ? path.recommended(action) : action, this.#leave(id), primary && index === 0),
    );
    return buttons.length > 0 ? html`<div slot="more" class="actions">${buttons}</div>` : nothing;
  }

  /** The host's notice about one person's data, and the consent to it. For another person, the account holder declares. */
  protected notice(
    method: string,
    consent: Consent | undefined,
    missing: boolean,
    person: keyof NoticesByPerson = 'accountHolder',
  ): TemplateResult | typeof nothing {
    const {config, locale} = this.contexts;
    const texts = this.consentTexts.value;
    const isOwn = person === 'accountHolder';
    return consentNotice(noticesOf(config?.consent, method)[person], texts, {
      locale,
      consent,
      missing,
      agree: isOwn ? texts?.agree : texts?.declare,
      onChange: (given) => {
        const declaration = given && {...given, declaredBy: 'account-holder'};
        const event = isOwn ? {type: 'consentChanged', consent: given} : {type: 'declarationChanged', declaration};
        this.send(event);
      },
    });
  }

  protected offers(id: string): boolean {
    return this.others.some((other) => other.id === id);
  }

  /** A link to another method. Undefined if that is not available. */
  protected linkTo(id: string): TemplateResult | undefined {
    const other = this.others.find((each) => each.id === id);
    return other && link(other.action, this.#leave(id));
  }

  /** The way out of an element for one path. Otherwise the way back is above the title. */
  protected leave(path: PathTexts): TemplateResult | typeof nothing {
    return this.standalone ? button(path.cancel, this.#leave()) : nothing;
  }

  #leave(to?: string): () => void {
    return this.sender({type: 'left', to});
  }
}
