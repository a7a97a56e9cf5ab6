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
    min-block-size: var(--_control);
  }
  .busy::before {
    content: '';
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    /* Open, not of two colours: forced colours leave one. */
    border: 3px solid var(--_primary);
    border-block-start: 0;
    border-radius: 50%;
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  button.link {
    border: 0;
    padding: 0;
    min-block-size: 24px;
    text-align: start;
    color: var(--_primary);
    text-decoration: underline;
  }
  .note {
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_tone, var(--_primary));
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .note.danger {
    --_tone: var(--_danger);
    background: var(--_danger-tint);
  }
  .note.warning {
    --_tone: var(--_warning);
    background: var(--_warning-tint);
  }
`;
