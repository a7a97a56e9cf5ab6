import {css} from 'lit';

export const recordStyles = css`
  .warning:not(.note) {
    color: var(--_warning);
  }
  .kept {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(2 * var(--_space));
    min-block-size: var(--_control);
    overflow-wrap: anywhere;
  }
  .stack > .stars {
    margin-block-start: calc(0.5 * var(--_space));
  }
  button.link {
    min-inline-size: 24px;
  }
  .note ol,
  .note ul {
    margin-block: 0;
    padding-inline-start: 1.5em;
  }
  .note li + li {
    margin-block-start: calc(0.5 * var(--_space));
  }
  .fields {
    display: grid;
    gap: calc(2 * var(--_space));
  }
  .fields .actions {
    margin-block-start: 0;
  }
  :host(:not(.medium)) .field > .actions {
    margin-block-start: var(--_space);
  }
  /* With the gap of the grid, 24 px below the last field. */
  .fields > .actions {
    margin-block-start: var(--_space);
  }
  :host(.medium) .split {
    grid-template-columns: 10em minmax(0, 12em) auto;
  }
  :host(.medium) .split > * {
    grid-column: 2 / -1;
  }
  :host(.medium) .field.split > input {
    grid-column: 2;
  }
  :host(.medium) .field.split > :is(.actions, .option) {
    grid-area: 1 / 3;
  }
  :host(.medium) .split > .actions {
    display: grid;
    inline-size: 12em;
  }
  /* Several fields in two columns, labels above. */
  :host(.wide) .fields {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-items: start;
    row-gap: calc(1.5 * var(--_space));
  }
  :host(.wide) .fields > :is(.wide, .alone, .note, .actions) {
    grid-column: 1 / -1;
  }
  :host(.wide) .fields > .alone > input {
    inline-size: calc(50% - var(--_space));
  }
  :host(.wide) .fields > .first {
    grid-column: 1;
  }
  :host(.wide) .fields > .field {
    grid-template-columns: minmax(0, 1fr);
  }
  :host(.wide) .fields > .split {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  :host(.wide) .fields > .field > * {
    grid-column: 1 / -1;
  }
  :host(.wide) .fields > .field > label:not(.option) {
    grid-area: 1 / 1 / auto / -1;
    padding: 0;
  }
  :host(.wide) .fields > .field > :is(input, select, .kept) {
    grid-row: 2;
    max-inline-size: none;
  }
  :host(.wide) .fields > .split > input {
    grid-column: 1;
  }
  :host(.wide) .fields > .split > :is(.actions, .option) {
    grid-area: 2 / 2;
  }
  :host(.wide) .fields > .actions {
    margin: calc(1.5 * var(--_space)) 0 0;
  }
`;
