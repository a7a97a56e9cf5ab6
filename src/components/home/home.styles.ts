import {css} from 'lit';

export const homeStyles = css`
  /* Notes are as wide as the cards: one right edge. */
  :host {
    --_measure: none;
  }
  .note {
    margin-block-end: calc(2 * var(--_space));
  }
  section > .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(2 * var(--_space));
  }
  .said {
    display: flex;
    gap: var(--_space);
  }
  .said > .icon {
    margin-block-start: 0.175em;
    color: var(--_tone, var(--_primary));
  }
  .line,
  .help {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.5 * var(--_space));
  }
  /* Half of it in the space below the title. */
  .line {
    position: relative;
    inset-block-start: calc(-0.5 * var(--_space));
    justify-content: space-between;
  }
  /* In the help's line: the first button stays in sight. */
  .required {
    flex: 1 1 12em;
    font-weight: 600;
  }
  .help {
    margin-inline-start: auto;
    color: var(--_primary);
    font-size: max(14px, 0.875em);
  }
  /* The standing in one line, as far as it fits. */
  .standing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.5 * var(--_space)) calc(2 * var(--_space));
    /* Room for the mark on the edge of a card. */
    margin-block-end: 0.875em;
    padding: calc(var(--_space) - 1px) calc(1.5 * var(--_space));
    border: 1px solid transparent;
    border-radius: var(--_radius-large);
    background: var(--_tint);
  }
  .standing > div {
    column-gap: var(--_space);
  }
  .standing dd {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: center;
    column-gap: var(--_space);
  }
  .meter {
    display: flex;
    gap: 2px;
  }
  .meter i {
    inline-size: 2.5em;
    block-size: 0.375em;
    border: 1px solid var(--_control-border);
    border-radius: 0.1875em;
  }
  /* All edge: forced colours leave no ground. */
  .meter .reached {
    border: 0.1875em solid var(--_primary);
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    color: var(--_muted);
  }
  .standing .badge {
    white-space: nowrap;
  }
  .badge.certified {
    color: var(--_success);
  }
  .badge:is(.pending, .expiring, .ended) {
    color: var(--_warning);
  }
  :is(.badge, .help) .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .head .badge {
    font-size: max(14px, 0.875em);
  }
  .methods {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(2 * var(--_space));
    list-style: none;
  }
  .method {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: var(--_space);
  }
  .method > .note {
    margin: 0;
  }
  .method > button:not(.link) {
    margin-block-start: auto;
  }
  .method dl {
    display: grid;
    gap: var(--_space);
  }
  /* A name begins the line of its value, which goes on below it. */
  .method dl > div {
    display: block;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .method :is(dt, dd) {
    display: inline;
  }
  .method dt {
    margin-inline-end: 0.5em;
  }
  /* In one line, if it fits into one. */
  .whole {
    display: inline-block;
  }
  /* 2 px, and its content where that of the others is. */
  .advised {
    padding: calc(2 * var(--_space) - 1px) calc(2.5 * var(--_space) - 1px);
    border: 2px solid var(--_primary);
  }
  /* By its edge, too: forced colours leave no ground. */
  .mark {
    position: absolute;
    /* On the edge: it takes no room from the title, however long that is. */
    inset-block-start: -0.9em;
    inset-inline-end: calc(1.5 * var(--_space));
    padding-inline: 0.75em;
    border: 2px solid var(--_primary);
    border-radius: var(--_radius);
    background: var(--_primary);
    color: var(--_on-primary);
    font-size: max(14px, 0.875em);
    font-weight: 600;
    line-height: 1.5714;
  }
  .head {
    display: flex;
    gap: calc(1.5 * var(--_space));
  }
  /* No letter alone in its second line. */
  .head .heading {
    text-wrap: balance;
  }
  .head > .icon {
    inline-size: 2.5em;
    block-size: 2.5em;
    color: var(--_primary);
    stroke-width: 1.5;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: calc(0.5 * var(--_space)) calc(3 * var(--_space));
    margin-block-start: calc(2 * var(--_space));
  }
  .foot.muted + .muted {
    margin-block-start: calc(0.5 * var(--_space));
  }
  .off {
    column-gap: var(--_space);
  }
  /* High enough to be pressed. */
  .foot > *,
  .help a {
    min-inline-size: 24px;
    min-block-size: 24px;
  }
  /* As many columns as leave no hole. */
  :host(.medium) .methods:not(.of-1, .of-3) {
    grid-template-columns: 1fr 1fr;
  }
  :host(.wide) .methods:not(.of-1, .of-2, .of-4) {
    grid-template-columns: repeat(3, 1fr);
  }
`;
