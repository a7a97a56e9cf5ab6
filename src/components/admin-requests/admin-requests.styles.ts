import {css} from 'lit';

export const adminRequestsStyles = css`
  .requests {
    display: grid;
    /* A long number must not make the card wider than the page. */
    grid-template-columns: minmax(0, 1fr);
    gap: calc(2 * var(--_space));
    list-style: none;
  }
  .request {
    padding-inline: min(calc(2.5 * var(--_space)), 4vw);
    overflow-wrap: anywhere;
  }
  .code {
    font-size: 2em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.1em;
  }
  textarea {
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    inline-size: 100%;
    min-block-size: calc(2 * var(--_control));
    padding: var(--_space) calc(1.5 * var(--_space));
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }
  dialog > * + * {
    margin-block-start: calc(1.5 * var(--_space));
  }
`;
