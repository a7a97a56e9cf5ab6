import {css, html, nothing, type TemplateResult} from 'lit';
import {tickIcon} from '../icons/icons.js';
import {icon} from './icon.js';

export interface StepperTexts {
  readonly steps: readonly string[];
  readonly stepDone: string;
  /** 第 2/4 步 · 核验法人身份信息 */
  readonly stepNow: (step: number, of: number, name: string) => string;
}

/**
 * The steps, and the current one: 1 for the first, 0 before the first, and one more than there are when all are done. Without
 * room for their names a bar, and above it the number and the name of the current one.
 */
export const stepper = (current: number, {steps, stepDone, stepNow}: StepperTexts): TemplateResult => html`
  <div class="stepper">
    ${
      steps[current - 1]
        ? html`<p class="now" aria-hidden="true">${stepNow(current, steps.length, steps[current - 1] ?? '')}</p>`
        : nothing
    }
    <ol class="steps" part="steps">
      ${steps.map((name, index) => {
        const isDone = index + 1 < current;
        return html`<li
          part="step"
          class=${isDone ? 'done' : ''}
          aria-current=${index + 1 === current ? 'step' : nothing}
        >
          <span class="number" aria-hidden="true">${isDone ? icon(tickIcon) : index + 1}</span>
          <span class="name live">${name}</span>${isDone ? html`<span class="live">${stepDone}</span>` : nothing}
        </li>`;
      })}
    </ol>
  </div>
`;

export const stepperStyles = css`
  .now {
    margin-block-end: calc(0.5 * var(--_space));
    color: var(--_primary);
    font-weight: 600;
  }
  .steps {
    display: flex;
    gap: calc(0.5 * var(--_space));
    padding: 0;
    list-style: none;
    color: var(--_muted);
    font-size: max(14px, 0.875em);
    line-height: 1.4;
  }
  .steps li {
    flex: 1;
    position: relative;
    border-block-start: 4px solid var(--_border);
  }
  .steps .done {
    border-color: var(--_success);
  }
  .steps [aria-current] {
    border-color: var(--_primary);
  }
  .steps .number {
    display: none;
  }
  @media (forced-colors: active) {
    .steps [aria-current] {
      border-color: Highlight;
    }
  }
  /* With room: circles and names, and a line from each to the next. */
  :host(.fair) .now {
    display: none;
  }
  :host(.fair) .steps {
    gap: var(--_space);
  }
  :host(.fair) .steps li {
    /* By the length of the names, so that no name is broken while another has room to spare. */
    flex: 1 1 auto;
    display: flex;
    align-items: center;
    gap: var(--_space);
    border: 0;
  }
  :host(.fair) .steps li:last-child {
    flex: none;
  }
  :host(.fair) .steps li:not(:last-child)::after {
    content: '';
    flex: 1 0 var(--_space);
    border-block-start: 2px solid var(--_border);
  }
  :host(.fair) .steps .done::after {
    border-color: var(--_success);
  }
  :host(.fair) .steps .name {
    all: unset;
  }
  :host(.fair) .steps .number {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2em;
    block-size: 2em;
    border: 2px solid var(--_border);
    border-radius: 50%;
    font-weight: 600;
  }
  :host(.fair) .steps .done .number {
    border-color: var(--_success);
    color: var(--_success);
  }
  :host(.fair) .steps [aria-current] {
    color: var(--_text);
    font-weight: 600;
  }
  :host(.fair) .steps [aria-current] .number {
    border-color: var(--_primary);
    background: var(--_primary);
    color: var(--_on-primary);
  }
  :host(.fair) .steps .number .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
    stroke-width: 2.5;
  }
  @media (forced-colors: active) {
    :host(.fair) .steps [aria-current] .number {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
