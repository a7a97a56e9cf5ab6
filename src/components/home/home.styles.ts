import {css} from 'lit';

export const homeStyles = css`
  .standing {
    margin-block-end: calc(3 * var(--_space));
  }
  .standing > * + * {
    margin-block-start: var(--_space);
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    color: var(--_primary);
    white-space: nowrap;
  }
  .badge.certified {
    color: var(--_success);
  }
  .badge.pending {
    color: var(--_warning);
  }
  .badge svg {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .methods {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20em, 100%), 1fr));
    gap: calc(2 * var(--_space));
    list-style: none;
  }
  .method {
    display: flex;
    flex-direction: column;
    gap: calc(1.5 * var(--_space));
    max-inline-size: 36em;
    padding: calc(2.5 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .method .name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_space);
  }
  .method dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: calc(0.5 * var(--_space)) calc(1.5 * var(--_space));
  }
  .method dl dt {
    flex: none;
  }
  .method button {
    align-self: start;
    margin-block-start: auto;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.5 * var(--_space)) calc(3 * var(--_space));
    margin-block-start: calc(2 * var(--_space));
  }
  @container (max-width: 24em) {
    .method dl {
      grid-template-columns: 1fr;
    }
  }
`;
