import {css} from 'lit';
import {cardStyles} from './card.styles.js';

/** Styles shared by every screen after home, which does without them: loaded behind it. */
export const laterStyles = css`
  ${cardStyles}
  /* One right edge for notes, rules, forms and facts. */
  .stack {
    max-inline-size: var(--_measure);
  }
  /* Where cards use the whole width, so does all else. */
  .stack.wide {
    --_measure: none;
  }
  /* What comes new fades in; without motion, it is there at once. */
  .stack > * {
    animation: appear 0.15s;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  /* The last letter of a sentence does not stand alone. */
  p,
  li {
    text-wrap: pretty;
  }
  /*
   * What a person typed, or a backend keeps secret, is not in the host's font: that can be cut so fine that each
   * character fetches a file of its own. No first letter of a part is in it, which a rule of the page would outrank.
   */
  [translate='no'],
  .facts dd {
    font-family: system-ui, sans-serif !important;
  }
  /* A name does not break, where it fits into a line. */
  :is(.heading, .note p, dialog p) > [translate='no'] {
    display: inline-block;
  }
  .large.icon {
    inline-size: 4em;
    block-size: 4em;
    stroke-width: 1.5;
  }
  .code > [aria-hidden] {
    font-variant-numeric: tabular-nums;
  }
  .code > .live {
    user-select: none;
  }
  a.button {
    text-align: center;
  }
  /* Beside the first line, as icons are. */
  .busy {
    align-items: start;
  }
  .busy::before {
    margin-block-start: 0.175em;
  }
  a.primary {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
    font-weight: 600;
  }
  a.primary:hover {
    background: var(--_primary);
    filter: brightness(0.92);
  }
  @media (forced-colors: active) {
    a.button {
      color: ButtonText;
    }
    a.primary {
      border-width: 2px;
    }
  }
  /* Room for the ring around what has the focus. */
  [tabindex='-1'] {
    scroll-margin-block: calc(0.5 * var(--_space));
  }
  /* A new step shows the way back and the steps above its title, too. */
  .heading:not(.sub) {
    scroll-margin-block-start: calc(14 * var(--_space));
  }
  .note.success {
    --_tone: var(--_success);
    background: var(--_success-tint);
  }
  /* Room for the ring of a button that waits, at any size of text. */
  button:not(.link) {
    padding-inline: max(calc(3 * var(--_space)), 1.25em);
  }
  /* Within the padding, so that the button keeps its size. */
  .waits::before {
    position: absolute;
    inset-inline-start: calc(0.625 * var(--_space));
    inline-size: 0.875em;
    block-size: 0.875em;
    border-color: currentColor;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    padding-inline: 0.5em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_tint);
    color: var(--_primary);
    font-size: max(14px, 0.875em);
    font-weight: 400;
    line-height: 1.5714;
  }
  .tag.warning {
    background: var(--_warning-tint);
    color: var(--_warning);
  }
  .tag .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  /* The icon in a column of its own. */
  .note.marked {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space) calc(1.5 * var(--_space));
  }
  .note.marked > * {
    grid-column: 2;
  }
  .note.marked > .icon {
    grid-area: 1 / 1;
    margin-block-start: 0.175em;
    color: var(--_tone, var(--_primary));
  }
  /* What is said, and has the focus, looks as a title does. */
  .note:focus-visible {
    outline: 0;
  }
  .note:focus-visible > .icon + *,
  .note > [tabindex='-1']:focus-visible {
    margin-inline-start: -7px;
    padding-inline-start: 4px;
    border-inline-start: 3px solid var(--_focus);
    outline: 0;
  }
  button[aria-disabled]:not(.primary) {
    border-style: dashed;
    color: var(--_muted);
    cursor: default;
  }
  .note .actions {
    margin-block-start: 0;
  }
  /* As a link, not as a heading: the title is below it. */
  .back {
    display: inline-flex;
    align-items: center;
    gap: calc(0.5 * var(--_space));
    text-decoration: none;
  }
  :is(.back, .help) .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.5 * var(--_space)) calc(4 * var(--_space));
  }
  .help {
    display: inline-flex;
    align-items: center;
    gap: calc(0.5 * var(--_space));
    margin-inline-start: auto;
    color: var(--_primary);
  }
  .back,
  .help {
    font-size: max(14px, 0.875em);
  }
  /* High and wide enough to be pressed. */
  .help a {
    display: inline-block;
    min-inline-size: 24px;
    min-block-size: 24px;
  }
  .stack > .line + * {
    margin-block-start: var(--_space);
  }
  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_primary);
    cursor: pointer;
  }
  .fold > :not(summary) {
    margin-block-start: var(--_space);
  }
  dl.facts {
    border-block-start: 1px solid var(--_border);
  }
  dl.facts > div {
    column-gap: calc(2 * var(--_space));
    padding-block: calc(0.75 * var(--_space));
    border-block-end: 1px solid var(--_border);
  }
  /* What comes after the facts has a line of its own. */
  .stack > .facts:last-child > :last-child {
    border: 0;
  }
  dl.brief {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(3 * var(--_space));
    border: 0;
  }
  dl.brief > div {
    padding: 0;
    border: 0;
  }
  .facts:not(.brief) dt {
    word-break: keep-all;
    overflow-wrap: anywhere;
    flex: 0 0 min(10em, 100%);
  }
  .facts:not(.brief) dd {
    flex: 1 1 12em;
    /* Codes and dates below each other keep their columns. Only here: Chromium shapes all text with a feature anew. */
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
`;
