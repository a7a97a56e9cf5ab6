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
    letter-spacing: 0.1em;
  }
  textarea {
    min-block-size: calc(2 * var(--_control));
    padding-block: var(--_space);
  }
  dialog > * + * {
    margin-block-start: calc(1.5 * var(--_space));
  }
`;
