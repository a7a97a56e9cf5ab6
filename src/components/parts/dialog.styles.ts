import {css} from 'lit';

/** A native modal dialog. */
export const dialogStyles = css`
  dialog {
    inline-size: min(36em, calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
    padding: calc(3 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
`;
