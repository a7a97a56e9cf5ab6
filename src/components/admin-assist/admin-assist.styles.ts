import {css} from 'lit';

export const adminAssistStyles = css`
  .number {
    inline-size: fit-content;
    padding: var(--_space) calc(3 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-size: 3em;
    font-weight: 600;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.1em;
  }
  .part {
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }
  .warning:not(.note) {
    color: var(--_warning);
  }
`;
