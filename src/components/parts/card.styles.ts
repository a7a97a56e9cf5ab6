import {css} from 'lit';

/** Icons, cards and lists of facts. Not with the styles of the first paint, which has none. */
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
  .card {
    padding: calc(2 * var(--_space)) calc(2.5 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    box-shadow: var(--_shadow);
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
