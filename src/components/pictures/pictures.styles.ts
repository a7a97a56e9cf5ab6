import type {css as Css, CSSResult} from 'lit';

/** The tag comes from the caller, as that of the drawings does. */
export const styles = (css: typeof Css): CSSResult => css`
  /* In the text's measure, not in the drawing's: the lines of all pictures weigh the same. */
  :host {
    stroke-width: min(0.09375em, 2px);
  }
  svg {
    --line: var(--_control-border);
    --rest: var(--_border);
    --ground: var(--_surface);
    --soft: var(--_tint);
    --ink: var(--_text);
    --quiet: var(--_muted);
    --mark: var(--_primary);
    --on-mark: var(--_on-primary);
    font-size: 14px;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  /* Paper is white, and mostly prints no ground. */
  @media print {
    svg {
      --line: #555;
      --rest: #bbb;
      --ground: #fff;
      --soft: #fff;
      --ink: #000;
      --quiet: #333;
      --mark: #000;
      --on-mark: #fff;
      background: #fff;
    }
  }
  svg * {
    vector-effect: non-scaling-stroke;
  }
  .line {
    fill: var(--ground);
    stroke: var(--line);
  }
  .soft {
    fill: var(--soft);
    stroke: var(--line);
  }
  .edge {
    fill: none;
    stroke: var(--rest);
  }
  .rest {
    fill: var(--rest);
  }
  .mark {
    fill: var(--soft);
    stroke: var(--mark);
  }
  .full {
    fill: var(--mark);
    stroke: var(--mark);
  }
  .lead {
    fill: none;
    stroke: var(--mark);
  }
  .dots {
    stroke: var(--mark);
    stroke-width: 4;
    vector-effect: none;
  }
  text {
    fill: var(--ink);
    text-anchor: middle;
  }
  .start,
  .start text {
    text-anchor: start;
  }
  .quiet {
    fill: var(--quiet);
  }
  .title {
    font-size: 20px;
    font-weight: 600;
  }
  .bold {
    font-weight: 600;
  }
  .small {
    font-size: 13px;
  }
  .on {
    fill: var(--on-mark);
  }
  @media (forced-colors: active) {
    svg {
      --line: CanvasText;
      --rest: CanvasText;
      --ground: Canvas;
      --soft: Canvas;
      --ink: CanvasText;
      --quiet: CanvasText;
      --mark: Highlight;
      --on-mark: HighlightText;
    }
    svg,
    text {
      forced-color-adjust: none;
    }
    /* Full bars would be the loudest here. */
    .rest {
      fill: none;
      stroke: var(--rest);
    }
  }
`;
