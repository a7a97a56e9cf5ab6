import {css} from 'lit';

export const fieldStyles = css`
  .field {
    max-inline-size: 22em;
  }
  .field label {
    display: block;
    font-weight: 600;
  }
  .field .hint {
    color: var(--_muted);
  }
  .field .error {
    color: var(--_danger);
    font-weight: 600;
  }
  input {
    font: inherit;
    inline-size: 100%;
    min-block-size: var(--_control);
    margin-block-start: calc(0.5 * var(--_space));
    padding: 0 calc(1.5 * var(--_space));
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }
  input[aria-invalid='true'] {
    border-color: var(--_danger);
    border-width: 2px;
  }
  .note ul {
    margin: 0;
    padding-inline-start: 1.25em;
  }
  .note a {
    display: inline-block;
    min-block-size: 24px;
    color: inherit;
  }
`;
