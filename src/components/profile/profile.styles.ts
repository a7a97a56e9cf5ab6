import {css} from 'lit';

export const profileStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(2 * var(--_space));
    margin-block: calc(2 * var(--_space)) var(--_space);
  }
  .warning:not(.note) {
    color: var(--_warning);
  }
  dt {
    flex-basis: min(11em, 100%);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .field {
    max-inline-size: 30em;
  }
  .field > * + * {
    margin-block-start: calc(0.5 * var(--_space));
  }
  .kept {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(2 * var(--_space));
    min-block-size: var(--_control);
  }
  button.link {
    min-inline-size: 24px;
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
  .note ol,
  .note ul {
    margin-block-end: 0;
    padding-inline-start: 1.5em;
  }
  .note li + li {
    margin-block-start: calc(0.5 * var(--_space));
  }
`;
