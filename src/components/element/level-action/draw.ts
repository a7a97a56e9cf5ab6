import {html, nothing, render} from 'lit';
import type {ActKind} from './act.js';

export interface LevelActionButton {
  readonly text: string;
  readonly press: () => void;
}

/** Another act of this user and form. */
export interface LevelActionOffer {
  readonly id: string;
  /** When it was last filled in or executed: RFC 3339. */
  readonly at: string;
  /** Only of one that is executed. */
  readonly number: string | undefined;
  /** Both in words. */
  readonly text: string;
  readonly buttons: readonly LevelActionButton[];
}

/** What there is to say to the user. */
export interface LevelActionState {
  readonly kind: ActKind;
  /** The sentence; empty where there is nothing to say. */
  readonly text: string;
  /** Of what was executed. */
  readonly number?: string | undefined;
  /** A refusal that is not about the level. */
  readonly response?: Response | undefined;
  /** What the user can do now, beside submitting the form. */
  readonly buttons: readonly LevelActionButton[];
  readonly offers: readonly LevelActionOffer[];
}

const buttons = (all: readonly LevelActionButton[], about = '') =>
  all.map(
    ({text, press}) =>
      html` <button type="button" aria-label=${about ? `${text}：${about}` : nothing} @click=${press}>${text}</button>`,
  );

/** Draws the sentence, its buttons and the offers. The sentence stays in the page, so that a screen reader says what changes. */
export const draw = (place: HTMLElement, {text, buttons: own, offers}: LevelActionState, isFocused: boolean): void => {
  render(
    html`
      <p role="status" tabindex="-1">${text}</p>
      ${buttons(own)}
      ${
        offers.length > 0
          ? html`<ul>
              ${offers.map((offer) => html`<li>${offer.text} ${buttons(offer.buttons, offer.text)}</li>`)}
            </ul>`
          : nothing
      }
    `,
    place,
  );
  if (isFocused) place.querySelector('p')?.focus();
};
