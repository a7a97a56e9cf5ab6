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
  .wait {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(3 * var(--_space));
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
  /* Within the padding, so that the button keeps its size. */
  .waits::before {
    position: absolute;
    inset-inline-start: calc(0.625 * var(--_space));
    inline-size: 0.875em;
    block-size: 0.875em;
    border-color: currentColor;
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
    border: 1px solid var(--_tone, var(--_border));
    border-radius: var(--_radius-large);
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
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    padding-inline: 0.5em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_tint);
    color: var(--_primary);
    font-size: max(14px, 0.875em);
    font-weight: 400;
    line-height: 1.5714;
    white-space: nowrap;
  }
  .tag.success {
    background: var(--_success-tint);
    color: var(--_success);
  }
  .tag.warning {
    background: var(--_warning-tint);
    color: var(--_warning);
  }
  .tag .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .skeleton {
    display: grid;
    gap: calc(2 * var(--_space));
  }
  .skeleton.cards {
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
  }
  .skeleton i {
    block-size: 1.6em;
    border: 1px solid transparent;
    border-radius: var(--_radius-large);
    background: var(--_tint);
  }
  .skeleton.cards i {
    block-size: 13em;
  }
`;
