import {css} from 'lit';

/** What home has, and every later screen: not with the styles of the first paint. */
export const cardStyles = css`
  /* 20 px beside text. */
  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  /* A long word breaks before it makes a card, a button or a page wider. */
  .heading,
  button,
  .button {
    overflow-wrap: anywhere;
  }
  .card {
    padding: calc(2 * var(--_space)) calc(2.5 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    box-shadow: var(--_shadow);
  }
  p > a:not(.button) {
    display: inline-block;
    min-inline-size: 24px;
    min-block-size: 24px;
  }
  button.link {
    border: 0;
    padding: 0;
    min-block-size: 24px;
    text-align: start;
    color: var(--_primary);
    text-decoration: underline;
  }
  .note.warning {
    --_tone: var(--_warning);
    background: var(--_warning-tint);
  }
  dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(1.5 * var(--_space));
  }
  dt {
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    /* A picture in the page's colours by itself. */
    .icon {
      forced-color-adjust: auto;
    }
  }
`;
