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
  .titled {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(2 * var(--_space));
  }
  button.link {
    min-inline-size: 24px;
  }
  .note ol,
  .note ul {
    margin-block-end: 0;
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
    align-items: center;
    margin-block-start: 0;
  }
  @container (min-width: 34em) {
    .split {
      grid-template-columns: 10em minmax(0, 12em) auto;
    }
    .split > * {
      grid-column: 2 / -1;
    }
    .field.split > input {
      grid-column: 2;
    }
    .field.split > :is(.actions, .option) {
      grid-area: 1 / 3;
    }
    .split > .actions {
      display: grid;
      inline-size: 12em;
    }
  }
  /* Several fields in two columns, labels above. What begins the next step is beside the last field, or below. */
  @container (min-width: 44em) {
    .fields {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start;
      row-gap: calc(1.5 * var(--_space));
    }
    .fields > :is(.wide, .note) {
      grid-column: 1 / -1;
    }
    .fields > .first {
      grid-column: 1;
    }
    .fields > .field {
      grid-template-columns: minmax(0, 1fr);
    }
    .fields > .split {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .fields > .field > * {
      grid-column: 1 / -1;
    }
    .fields > .field > label:not(.option) {
      grid-area: 1 / 1 / auto / -1;
      padding: 0;
    }
    .fields > .field > :is(input, select, .kept) {
      grid-row: 2;
      max-inline-size: none;
    }
    .fields > .split > input {
      grid-column: 1;
    }
    .fields > .split > :is(.actions, .option) {
      grid-area: 2 / 2;
    }
    .fields > .actions {
      margin: 1.6em 0 0;
    }
  }
`;
