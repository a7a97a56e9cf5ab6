import {css} from 'lit';

/**
 * Each host token with its default, defined once. The base element sets the inner names, so that a scheme change is
 * only a class change. Inner elements inherit them.
 */
export const tokens = css`
  /* Its content gives it no width: in a host's flex row it would collapse. */
  :host {
    inline-size: 100%;
    /* Where a page makes a flex box of each element. */
    flex-flow: column;
    /* Beside a cell that takes all room, a table would leave it none. */
    min-inline-size: 240px;
    writing-mode: horizontal-tb;
    /* Here and not further in: a user's own text spacing still holds. */
    letter-spacing: normal;
    word-spacing: normal;
    /*
     * What the user has set in the browser. A page's root and its rules for all elements have the size that its layout asks
     * for, such as 62.5 %, or 100 px.
     */
    font-size: medium !important;
  }
  /*
   * Nor has it one where a box fits its content, such as a table's cell: there it would be 0. These words ask for 40em of
   * the user's size, 640 px as a rule; where there is less, they wrap.
   */
  :host::before {
    content: 'i i i i i';
    display: block;
    visibility: hidden;
    block-size: 0;
    white-space: normal;
    word-spacing: 10em;
  }
  /*
   * Nothing that a page hands down, also by a rule for every element: what it does not mean, nobody can list. In a rule of
   * its own: the text of a rule that also has other properties says "initial" for them, or leaves them out, and Dark Reader
   * writes the rules again.
   */
  .base {
    all: initial;
  }
  .base {
    --_primary: var(--sw-color-primary, #0b5cad);
    --_on-primary: var(--sw-color-on-primary, #fff);
    --_text: var(--sw-color-text, #1c2733);
    --_muted: var(--sw-color-text-muted, #55626f);
    --_surface: var(--sw-color-surface, #fff);
    --_border: var(--sw-color-border, #c9d3de);
    --_control-border: var(--sw-color-control-border, #76838f);
    --_focus: var(--sw-color-focus, var(--_primary));
    --_danger: var(--sw-color-danger, #b42318);
    --_success: var(--sw-color-success, #1a7f43);
    --_warning: var(--sw-color-warning, #8a5a00);
    --_tint: var(--sw-color-tint, #eef4fb);
    --_danger-tint: var(--sw-color-danger-tint, #fdf1f0);
    --_warning-tint: var(--sw-color-warning-tint, #fcf5e6);
    --_success-tint: var(--sw-color-success-tint, #eef8f1);
    --_shadow: var(--sw-shadow, 0 1px 2px rgb(28 39 51 / 8%));
    --_radius: var(--sw-radius, 6px);
    --_radius-large: var(--sw-radius-large, var(--sw-radius, 8px));
    --_measure: var(--sw-measure, 42em);
    --_space: var(--sw-space, 8px);
    --_control: var(--sw-control-height, 44px);
    /*
     * What a page means. The direction is an attribute; so is the language, but Chromium makes a property of it, by which it
     * chooses the form of a Chinese letter: that of the element's own lang, or of an ancestor's.
     */
    /* As wide as the host, and nothing that is in it makes that wider: its own width decides what stands beside what. */
    inline-size: 0;
    min-inline-size: 100%;
    letter-spacing: inherit;
    word-spacing: inherit;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    text-size-adjust: inherit;
    -webkit-locale: inherit;
    user-select: text;
    color: var(--_text);
    background: var(--sw-color-surface, transparent);
    line-height: 1.6;
    font-family: var(--sw-font-family, inherit);
    font-size: max(14px, var(--sw-font-size, 1em));
    /* No margin goes through. */
    display: flow-root;
    overflow-wrap: break-word;
    text-underline-offset: 3px;
  }

  /* In a font of Chinese letters, an English apostrophe is as wide as a letter. */
  .base:lang(en) {
    font-family: var(--sw-font-family, 'Segoe UI', Arial, sans-serif);
  }

  /* On a wide screen, lines stay short enough to be read. */
  .base > * {
    max-inline-size: var(--sw-max-width, 72em);
  }

  /* The room between a title and what follows is the title's: where the page shows it, none is left. */
  .stack > slot + * {
    margin-block-start: 0;
  }
  .stack > slot > :not(.live),
  .stack > slot::slotted(*) {
    margin-block-end: calc(2 * var(--_space));
  }

  /* A scheme that is not the page's needs its own ground. */
  .base.own {
    background: var(--_surface);
  }

  .base.dark {
    --_primary: var(--sw-color-primary, #7ab8f5);
    --_on-primary: var(--sw-color-on-primary, #0a1724);
    --_text: var(--sw-color-text, #e6edf4);
    --_muted: var(--sw-color-text-muted, #a9b6c3);
    --_surface: var(--sw-color-surface, #14191f);
    --_border: var(--sw-color-border, #38434f);
    --_control-border: var(--sw-color-control-border, #8795a3);
    --_danger: var(--sw-color-danger, #ff9a8f);
    --_success: var(--sw-color-success, #6fd696);
    --_warning: var(--sw-color-warning, #f0c05a);
    --_tint: var(--sw-color-tint, #243447);
    --_danger-tint: var(--sw-color-danger-tint, #2b1b1c);
    --_warning-tint: var(--sw-color-warning-tint, #29220f);
    --_success-tint: var(--sw-color-success-tint, #14261b);
    --_shadow: var(--sw-shadow, none);
  }
`;
