import {css} from 'lit';

/** Styles shared by every screen after home, which does without them: loaded behind it. */
export const laterStyles = css`
  .text {
    max-inline-size: 42em;
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
