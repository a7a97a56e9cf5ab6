import {css} from 'lit';

export const profileStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(2 * var(--_space));
    margin-block: calc(2 * var(--_space)) var(--_space);
  }
  fieldset {
    margin-inline: 0;
    padding: var(--_space) calc(2 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  legend {
    padding-inline: calc(0.5 * var(--_space));
    font-weight: 600;
  }
`;
