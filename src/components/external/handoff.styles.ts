import {css} from 'lit';

export const handoffStyles = css`
  .places {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(2 * var(--_space));
    list-style: none;
  }
  .place {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: calc(1.5 * var(--_space));
  }
  .place .name {
    display: flex;
    align-items: center;
    gap: calc(1.5 * var(--_space));
  }
  .monogram {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.5em;
    block-size: 2.5em;
    border: 1px solid currentColor;
    border-radius: 50%;
    color: var(--_primary);
    font-weight: 600;
  }
  .place ol {
    margin: 0;
    padding-inline-start: 1.25em;
  }
  .place dl {
    display: grid;
    gap: var(--_space);
  }
  .place dd {
    flex: 100%;
  }
  .place .actions {
    margin: 0;
  }
  .warning:not(.note) {
    color: var(--_warning);
  }
  /* As many columns as leave no hole. */
  :host(.medium) .places:not(.of-1, .of-3) {
    grid-template-columns: 1fr 1fr;
  }
  :host(.wide) .places:not(.of-1, .of-2, .of-4) {
    grid-template-columns: repeat(3, 1fr);
  }
`;
