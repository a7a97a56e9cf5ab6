import {css} from 'lit';

export const homeStyles = css`
  /* The title and the link beside it, then the standing in one line, as far as it fits. */
  .standing {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space) calc(3 * var(--_space));
    margin-block-end: calc(2 * var(--_space));
  }
  .standing > .note {
    order: 1;
    flex: 100%;
  }
  .standing dl {
    flex: 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(3 * var(--_space));
    padding: var(--_space) calc(2 * var(--_space));
    border-radius: var(--_radius);
    background: var(--_tint);
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
  }
  .methods {
    display: grid;
    gap: calc(2 * var(--_space));
    list-style: none;
  }
  .method {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: calc(1.5 * var(--_space));
    padding: calc(2 * var(--_space)) calc(2.5 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  /* In a line of its own, so that the buttons of all cards stand in one line, whichever card has the mark. */
  .state {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(2 * var(--_space));
    margin-block-start: calc(-1 * var(--_space));
  }
  .mark {
    padding-inline: 0.5em;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  /* Below its name, as on a bank's card: beside names of many lengths, values begin at as many places. */
  .method dl {
    display: grid;
    gap: var(--_space);
  }
  .method dd {
    flex: 100%;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.5 * var(--_space)) calc(3 * var(--_space));
    margin-block-start: calc(2 * var(--_space));
  }
  /* As many columns as leave no hole. */
  @container (min-width: 36em) {
    .of-2,
    .of-4 {
      grid-template-columns: 1fr 1fr;
    }
  }
  @container (min-width: 46em) {
    .of-3 {
      grid-template-columns: repeat(3, 1fr);
    }
  }
`;
