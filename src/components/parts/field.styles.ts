import {css} from 'lit';
import {laterStyles} from '../theme/later.styles.js';

export const fieldStyles = css`
  ${laterStyles}
  .field {
    display: grid;
    grid-template-columns: minmax(0, 30em);
    --_to-text: calc((var(--_control) - 1.6em) / 2);
    gap: calc(0.5 * var(--_space)) calc(2 * var(--_space));
  }
  /* Not text: it would be as wide as its longest word, a code at twice the size. */
  .field > .link {
    justify-self: start;
  }
  .field > label:not(.option) {
    font-weight: 600;
    /* A Chinese label breaks before its bracket, not within a word. */
    word-break: keep-all;
    overflow-wrap: anywhere;
  }
  .star {
    color: var(--_danger);
  }
  .field .hint {
    color: var(--_muted);
    font-size: max(14px, 0.875em);
    line-height: 1.5714;
  }
  .error {
    color: var(--_danger);
    font-weight: 600;
  }
  .field .warning {
    color: var(--_warning);
    font-weight: 600;
  }
  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 0 calc(1.5 * var(--_space));
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }
  /*
   * Not the host's, as all that was typed. A rule of the page for a pseudo-element of the part would outrank what it
   * inherits from the field: it needs the same here.
   */
  :is(input, select, textarea),
  :is(input, select, textarea)::first-line,
  :is(input, select, textarea)::first-letter {
    font-family: system-ui, sans-serif !important;
  }
  select {
    min-block-size: max(var(--_control), calc(1.6em + 2px));
  }
  /* The browser's own arrow is not the text's: at twice the size, it would be a dot. Forced colours leave ours no colour. */
  @media (forced-colors: none) {
    select {
      appearance: none;
      padding-inline-end: 2.25em;
      background:
        no-repeat linear-gradient(45deg, transparent 50%, currentColor 50%) right 1.125em center / 0.375em 0.375em,
        no-repeat linear-gradient(-45deg, transparent 50%, currentColor 50%) right 0.75em center / 0.375em 0.375em,
        var(--_surface);
    }
    /* Nor its boxes: in the dark, an empty one has the grey of what cannot be pressed. */
    :is([type='radio'], [type='checkbox']) {
      appearance: none;
      display: grid;
      border: 1px solid var(--_control-border);
      border-radius: 0.2em;
      background: var(--_surface);
    }
    [type='radio'] {
      border-radius: 50%;
    }
    :checked:not(option) {
      border-color: var(--_primary);
      background: var(--_primary);
    }
    :checked:not(option)::before {
      content: '';
      background: var(--_on-primary);
      clip-path: polygon(18% 52%, 28% 42%, 43% 57%, 73% 25%, 83% 35%, 43% 77%);
    }
    [type='radio']:checked::before {
      clip-path: circle(30%);
    }
  }
  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    /* The browser's own is not the text's: at twice the size, the box would stay small. */
    font-size: inherit;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
  }
  label.option {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: var(--_control);
    font-weight: normal;
  }
  /* As specific as what it must outrank. */
  :is(input, select, textarea)[aria-invalid='true'] {
    border-color: var(--_danger);
    border-width: 2px;
  }
  .links {
    padding-inline-start: 1.25em;
  }
  .note a,
  .links a {
    display: inline-block;
    min-block-size: 24px;
    vertical-align: top;
    color: inherit;
    overflow-wrap: anywhere;
  }
  [slot='more'] {
    margin-block-start: 0;
  }
  .field {
    scroll-margin-block: calc(2 * var(--_space));
  }
  /*
   * With room for both, labels stand beside their fields, in the column of the names of what is on record. What is said
   * about a field stands below it. The rows are as many as a field may need: the longest label makes no other row taller.
   */
  :host(.medium) .field {
    grid-template-columns: 10em minmax(0, 1fr);
    align-items: start;
    row-gap: 0;
  }
  :host(.medium) .field > * {
    grid-column: 2;
  }
  :host(.medium) .field > label:not(.option) {
    grid-area: 1 / 1 / span 9;
    padding-block-start: var(--_to-text);
  }
  :host(.medium) .field > :is(input, select, textarea, .kept) {
    grid-row: 1;
    max-inline-size: 24em;
  }
  :host(.medium) .field > p:not(.kept) {
    margin-block-start: calc(0.5 * var(--_space));
  }
  :host(.medium) .field ~ :is(.actions, .link) {
    margin-inline-start: calc(10em + 2 * var(--_space));
  }
`;
