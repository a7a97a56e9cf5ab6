import {css, html, nothing, type TemplateResult} from 'lit';

export interface StepperTexts {
  readonly steps: readonly string[];
  readonly stepDone: string;
}

const tick = html`<svg viewBox="0 0 16 16"><path d="M3 8.5l3.2 3.2L13 4.8"></path></svg>`;

/** The steps, and the current one: 1 for the first, 0 before the first. */
export const stepper = (current: number, {steps, stepDone}: StepperTexts): TemplateResult => html`
  <ol class="steps" part="steps">
    ${steps.map((name, index) => {
      const isDone = index + 1 < current;
      return html`<li
        part="step"
        class=${isDone ? 'done' : ''}
        aria-current=${index + 1 === current ? 'step' : nothing}
      >
        <span class="number" aria-hidden="true">${isDone ? tick : index + 1}</span>&nbsp;<span class="name live"
          >${name}</span
        >${isDone ? html`<span class="live">${stepDone}</span>` : nothing}
      </li>`;
    })}
  </ol>
`;

export const stepperStyles = css`
  .steps {
    display: flex;
    gap: var(--_space);
    padding: 0;
    list-style: none;
  }
  .steps li {
    position: relative;
    /* By the length of the names, so that no name is broken while another has room to spare. */
    flex: 1 1 auto;
    padding-block-start: var(--_space);
    border-block-start: 3px solid var(--_border);
    color: var(--_muted);
    line-height: 1.4;
  }
  .steps li[aria-current] {
    border-color: var(--_primary);
    color: var(--_primary);
    font-weight: 600;
  }
  .steps li.done {
    border-color: var(--_success);
    color: var(--_success);
  }
  .steps svg {
    inline-size: 1em;
    block-size: 1em;
    vertical-align: -0.125em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.5;
  }
  .steps [aria-current] .name {
    all: unset;
  }
  @media (forced-colors: active) {
    .steps li[aria-current] {
      border-color: Highlight;
    }
  }
  /* In a narrow container, only screen readers get the names of the other steps. */
  @container (min-width: 34em) {
    .steps .name {
      all: unset;
    }
  }
`;
