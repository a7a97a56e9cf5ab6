import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {Actor, AnyActorRef, SnapshotFrom, StateValueFrom} from 'xstate';
import {enterpriseFields, type EnterpriseField} from '../../domain/enterprise-draft.js';
import {loadError, type CertError} from '../../domain/errors.js';
import type {Refusal} from '../../domain/outcome.schemas.js';
import type {LegalRepMachine} from '../../machines/legal-rep.machine.js';
import {legalRep} from '../../locales/files.js';
import {button, statefulButton} from '../parts/button.js';
import type {PathTexts} from '../path/path.texts.js';
import {recordField} from '../record/record-field.js';
import {errorsInNote, recordFacts, filledWords, recordSummary, type RecordForm} from '../record/record-form.js';
import {RecordView} from '../record/record-view.js';
import {Texts} from '../locales/texts.js';
import {busy} from '../parts/templates.js';
import {parts} from '../parts/css-parts.js';
import type {OwnWords, WhatAndHow} from '../failure/failure.texts.js';
import {failureNote, pathStyles, unseen} from '../path/path-view.js';
import {register} from '../lit/register.js';
import {reload} from '../../adapters/page.js';
import {topState, type TopState} from '../lit/actor-controller.js';
import {legalRepTexts, type LegalRepTexts} from './legal-rep.texts.js';
import {stepper, stepperStyles} from '../parts/stepper.js';

type Snapshot = SnapshotFrom<LegalRepMachine>;
type State = TopState<StateValueFrom<LegalRepMachine>>;
type AllTexts = LegalRepTexts & PathTexts;

/** The fields that are about the enterprise itself. */
const ofEnterprise: ReadonlySet<string> = new Set(['enterpriseName', 'uscc', 'orgCode'] satisfies EnterpriseField[]);

/** The step of the path that each state belongs to. */
const numberOf: Partial<Record<State, 1 | 2 | 3>> = {
  enterprise: 1,
  confirming: 1,
  checking: 1,
  notChecked: 1,
  renewing: 2,
  notRenewed: 2,
  legalRep: 2,
  holder: 3,
};

/** The states whose view begins with its own title. */
const headed: ReadonlySet<State> = new Set(['enterprise', 'confirming', 'legalRep', 'holder']);

/**
 * Shows the machine of the legal representative's path. In its second and third step, shows the machine that checks a
 * person.
 */
export class LegalRep extends RecordView<Actor<LegalRepMachine>, LegalRepTexts> {
  static override styles = [
    ...RecordView.styles,
    stepperStyles,
    pathStyles,
    css`
      .plan {
        margin-block: var(--_space);
        padding-inline-start: 1.25em;
      }
      .plan li + li {
        margin-block-start: var(--_space);
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    missing: {state: true},
    personCheck: {state: true},
    atResult: {type: Boolean},
  };

  protected override readonly texts = new Texts(this, legalRepTexts, legalRep, () => this.contexts.locale);

  /** Whether the person check is loaded. It is loaded while the user fills in the enterprise's form. */
  private personCheck = false;
  /** What says that a script was not loaded. */
  private missing: CertError | undefined;
  /** Whether to show only the steps, all of them done. */
  atResult = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void import('../person-check/person-check.js').then(
      ({definePersonCheck}) => {
        definePersonCheck();
        this.personCheck = true;
      },
      (thrown: unknown) => (this.missing = loadError(thrown, 'widget')),
    );
  }

  override render(): TemplateResult | typeof nothing {
    const texts = this.allTexts;
    return texts && this.atResult ? stepper(texts.steps.length + 1, texts) : super.render();
  }

  protected override screen(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    const {problem} = snapshot.context;
    const retry = () => button(texts.retry, this.sender({type: 'retried'}), true);
    const correct = () => button(texts.correct, this.sender({type: 'corrected'}));
    const views = {
      ...unseen('decided', 'interrupted', 'left'),
      ...this.cancellable(this.waits(texts)),
      notLoaded: () => this.failure(problem, retry(), this.leave(texts)),
      notRecalled: () => this.failure(problem, retry(), button(texts.startOver, this.sender({type: 'corrected'}))),
      introducing: () => this.#advice(snapshot, texts),
      enterprise: () => this.#enterprise(snapshot, texts),
      confirming: () => this.#confirmation(snapshot, texts),
      notRenewed: () => this.failure(problem, retry(), button(texts.goOn, this.sender({type: 'corrected'}))),
      notChecked: () => html`${this.failure(problem, retry(), correct())} ${this.waysOn(texts)}`,
      legalRep: () => this.#person(snapshot, texts),
      holder: () => this.#person(snapshot, texts),
      notReloaded: () => this.failure(problem, retry(), this.leave(texts)),
    } satisfies Record<State, () => TemplateResult | typeof nothing>;
    const state = topState(snapshot.value);
    const step = numberOf[state];
    return html`
      <div class="stack">
        ${this.top(
          texts,
          headed.has(state)
            ? nothing
            : this.heading(this.contexts.headingLevel, step ? texts.steps[step - 1] : texts.title),
          step && step > 1 ? 'id-card' : 'legal-rep',
          step && stepper(step, texts),
        )}
        ${views[state]()}
      </div>
    `;
  }

  #advice({context}: Snapshot, texts: AllTexts): TemplateResult {
    const {consent, consentMissing, problem, refusal} = context;
    return html`
      ${failureNote(this.missing ?? problem, refusal, {
        refusals: {'ticket-expired': texts.notRecalled},
      })}
      <p>${texts.scope}</p>
      ${this.notice('legal-rep', consent, consentMissing)}
      <div class="actions">
        ${this.missing ? button(texts.reload, reload, true) : button(texts.start, this.sender({type: 'started'}), true)}
      </div>
      <p class="muted">
        ${this.others.some(({id, recommended}) => id === 'ic-card' && recommended) ? texts.adviceCard : texts.advice}
      </p>
      <section aria-labelledby="needs">
        <strong id="needs">${texts.needsTitle}</strong>
        <ol class="plan">
          ${texts.needs.map(
            (words, index) =>
              html`<li>
                ${texts.steps[index]}
                <p class="muted">${words}</p>
              </li>`,
          )}
        </ol>
        <p class="muted">${texts.needsOfBankCard}</p>
      </section>
      ${this.waysOn(texts)}
    `;
  }

  #form({context}: Snapshot, texts: AllTexts): RecordForm<EnterpriseField> | undefined {
    const {words} = this;
    const {profile} = context;
    if (!words || !profile) return undefined;
    const {labels, hints} = words.record;
    return {
      ...context,
      words,
      labels: {...labels, enterpriseName: texts.enterpriseName},
      hints: {...hints, legalRepIdType: texts.filedHint, legalRepIdNumber: hints.idNumber},
      fields: profile.enterprise,
      isRequired: () => true,
      counts: false,
      action: texts.next,
      events: this.events,
    };
  }

  #enterprise(snapshot: Snapshot, texts: AllTexts): TemplateResult | typeof nothing {
    const form = this.#form(snapshot, texts);
    if (!form) return nothing;
    const {problem, refusal, declaration, declarationMissing} = snapshot.context;
    const isUnsupported = refusal?.code === 'enterprise-not-supported' && this.others.length > 0;
    const {title, progress} = this.#headOf(snapshot, texts);
    return html`
      ${this.stepHeading(title, progress, true)}
      ${failureNote(
        problem,
        refusal,
        this.#refusalWords(texts),
        refusal && [errorsInNote(enterpriseFields, form), this.otherWays(texts, isUnsupported)],
      )}
      ${recordSummary(enterpriseFields, form, [], true)}
      <form
        class="stack"
        novalidate
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          this.sender({type: 'submitted'})();
        }}
      >
        <div class="fields">
          ${enterpriseFields.map((name) => recordField(name, form))}
          ${this.notice('legal-rep', declaration, declarationMissing && form.verdict !== 'error', 'legalRep')}
          <div class="actions">
            ${statefulButton(texts.next, {primary: !isUnsupported})}
            ${button(texts.back, this.sender({type: 'backRequested'}))}
          </div>
        </div>
      </form>
      ${refusal ? html`<div class="actions">${this.leave(texts)}</div>` : this.waysOn(texts)}
    `;
  }

  #refusalWords(texts: AllTexts): OwnWords {
    const others = this.others.filter(({lead}) => lead === undefined).map(({action}) => action);
    const mismatch = ({fields}: Refusal): WhatAndHow =>
      fields?.length && fields.every((name) => ofEnterprise.has(name))
        ? texts.enterpriseRefused(others)
        : texts.refused(others);
    return {
      refusals: {
        'enterprise-mismatch': mismatch,
        'person-mismatch': mismatch,
        'enterprise-not-supported': texts.notSupported,
      },
    };
  }

  #confirmation(snapshot: Snapshot, texts: AllTexts): TemplateResult | typeof nothing {
    const form = this.#form(snapshot, texts);
    if (!form) return nothing;
    return html`
      ${this.stepHeading(texts.confirmTitle, this.#headOf(snapshot, texts).progress, false)}
      ${recordFacts(enterpriseFields, form)}
      <div class="actions">
        ${button(texts.confirm, this.sender({type: 'confirmed'}), true)}
        ${button(texts.correct, this.sender({type: 'corrected'}))}
      </div>
      ${this.waysOn(texts)}
    `;
  }

  #person(snapshot: Snapshot, texts: AllTexts): TemplateResult {
    if (this.missing) {
      return this.failure(this.missing, button(texts.reload, reload, true));
    }
    if (!this.personCheck) return busy(texts.loading);
    const {children} = snapshot as {children: Readonly<Record<string, AnyActorRef | undefined>>};
    return html`
      <sw-rc-person-check
        exportparts=${parts}
        data-focus
        .actor=${children['personCheck']}
        .head=${this.#headOf(snapshot, texts)}
        .wasByBankCard=${snapshot.matches('holder') && snapshot.context.persons['legal-rep']?.way === 'bank-card'}
        >${this.waysOn(texts)}</sw-rc-person-check
      >
    `;
  }

  #headOf({value}: Snapshot, {steps, progress}: AllTexts): {title: string; progress: string} {
    const step = numberOf[topState(value)] ?? 1;
    return {title: steps[step - 1] ?? '', progress: progress(step, steps.length)};
  }

  // The person check may still be loading when an interrupted path continues at it. The focus must wait for it.
  protected override get step(): string | undefined {
    const step = super.step;
    const number = numberOf[step as State];
    const isDrawn = number === undefined || this.missing || (number === 1 ? this.words : this.personCheck);
    return isDrawn ? step : undefined;
  }

  protected override waits(texts: AllTexts) {
    return {
      loading: texts.loading,
      recalling: texts.loading,
      checking: texts.checking,
      renewing: texts.checking,
      reloading: texts.resuming,
    };
  }

  protected override get news(): readonly (string | undefined)[] {
    const {words, snapshot} = this;
    const {profile, typed} = snapshot?.context ?? {};
    return words && profile && typed ? [filledWords({words, fields: profile.enterprise, typed, counts: false})] : [];
  }
}

export const define = (): void => {
  register('sw-rc-legal-rep', LegalRep);
};
