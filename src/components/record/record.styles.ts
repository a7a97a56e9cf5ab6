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
`;
