import {css} from 'lit';

/** Styles shared by every screen after home, which does without them: loaded behind it. */
export const laterStyles = css`
  .text {
    max-inline-size: 42em;
  }
  /* The last letter of a sentence does not stand alone. */
  p,
  li {
    text-wrap: pretty;
  }
  p > a:not(.button) {
    display: inline-block;
    min-block-size: 24px;
  }
  a.primary {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
    font-weight: 600;
  }
  a.primary:hover {
    background: var(--_primary);
    filter: brightness(0.92);
  }
  @media (forced-colors: active) {
    a.primary {
      border-width: 2px;
    }
  }
  /* Room for the ring around what has the focus. */
  [tabindex='-1'] {
    scroll-margin-block: calc(0.5 * var(--_space));
  }
  .note > * + * {
    margin-block-start: var(--_space);
  }
  .note.success {
    --_tone: var(--_success);
    background: var(--_success-tint);
  }
  dl.facts {
    border-block-start: 1px solid var(--_border);
  }
  dl.facts > div {
    column-gap: calc(2 * var(--_space));
    padding-block: calc(0.75 * var(--_space));
    border-block-end: 1px solid var(--_border);
  }
  .facts dt {
    word-break: keep-all;
    overflow-wrap: anywhere;
    flex: 0 0 min(11em, 100%);
  }
  .facts dd {
    flex: 1 1 12em;
    overflow-wrap: anywhere;
  }
`;
