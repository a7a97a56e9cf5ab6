import {css} from 'lit';

export const noticeStyles = css`
  .live {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .busy {
    display: flex;
    align-items: center;
    gap: calc(1.5 * var(--_space));
  }
  .wait {
    display: grid;
    /* The button's row is there before the button. */
    grid-template-rows: auto minmax(var(--_control), auto);
    justify-items: start;
    align-content: start;
    gap: calc(2 * var(--_space));
  }
  /* What stood here and what comes are about as high: the page around does not jump. */
  .wait:last-child {
    min-block-size: 20em;
  }
  /* For a wait that lasts: a button that flashes up helps nobody. Its room is there, and until then Tab passes it by. */
  .wait > button {
    animation: late 1ms 1s backwards;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
  .busy::before,
  .waits::before {
    content: '';
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    /* Open, not of two colours: forced colours leave one. */
    border: 2px solid var(--_primary);
    border-block-start: 0;
    border-radius: 50%;
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  .note {
    max-inline-size: var(--_measure);
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    border: 1px solid var(--_tone, var(--_border));
    border-radius: var(--_radius-large);
    background: var(--_tint);
  }
  .note.danger {
    --_tone: var(--_danger);
    background: var(--_danger-tint);
  }
  .skeleton {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  .skeleton i {
    /* As home has its cards: in one row from 46em on, else each in its own. What measures the room comes with home. */
    flex: 1 1 calc((46em - 100%) * 99);
    block-size: 15em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    background: var(--_tint);
  }
`;
