import {css} from 'lit';

/** Styles shared by every component's shadow root: spacing, headings, buttons, links, description lists. */
export const controls = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  .heading {
    inline-size: fit-content;
    font-size: 1.5em;
    line-height: 1.4;
    font-weight: 600;
  }
  .heading.sub {
    font-size: 1.125em;
    line-height: 1.4444;
  }
  /* It takes the focus, but cannot be pressed, and does not look as if it could: a bar before it, not a box around it. */
  .heading:focus-visible {
    margin-inline-start: -7px;
    padding-inline-start: 4px;
    border-inline-start: 3px solid var(--_focus);
    outline: 0;
  }
  .stack > * + * {
    margin-block-start: calc(2 * var(--_space));
  }
  .muted {
    color: var(--_muted);
  }
  .muted,
  .small {
    font-size: max(14px, 0.875em);
    line-height: 1.5714;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(1.5 * var(--_space));
    margin-block-start: calc(3 * var(--_space));
  }
  button,
  a.button {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space);
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    min-block-size: var(--_control);
    padding: calc(0.5 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    cursor: pointer;
  }
  button:hover,
  a.button:hover {
    border-color: var(--_primary);
    background: var(--_tint);
  }
  button.primary {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
    font-weight: 600;
  }
  button.primary:hover {
    filter: brightness(0.92);
  }
  a:not(.button) {
    color: var(--_primary);
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    button.primary {
      border-width: 2px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation-duration: 0s !important;
      transition: none !important;
    }
  }
`;
