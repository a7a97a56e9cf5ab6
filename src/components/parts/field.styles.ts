import {css} from 'lit';

export const fieldStyles = css`
  .field {
    max-inline-size: 22em;
  }
  .field > label:not(.option) {
    display: block;
    font-weight: 600;
  }
  .field .hint {
    color: var(--_muted);
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
  select {
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    inline-size: 100%;
    min-block-size: var(--_control);
    margin-block-start: calc(0.5 * var(--_space));
    padding: 0 calc(1.5 * var(--_space));
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }
  /* Not the host's: a font can be cut so fine that each digit that is typed fetches a file of its own. */
  input:is([inputmode='numeric'], [autocapitalize='off']) {
    font-family: monospace, monospace !important;
  }
  input:disabled {
    opacity: 0.6;
  }
  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
    accent-color: var(--_primary);
  }
  label.option {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: var(--_control);
    font-weight: normal;
  }
  [aria-invalid='true'] {
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
    vertical-align: top;
    color: inherit;
  }
`;
