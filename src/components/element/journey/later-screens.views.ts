import {html, nothing, type TemplateResult} from 'lit';
import type {CertificationContext, OfferedMethod} from '../../../machines/certification.setup.js';
import {button} from '../../parts/button.js';
import type {OwnWords} from '../../failure/failure.texts.js';
import type {MethodView, State} from './method-view.js';
import {busy} from '../../parts/templates.js';
import {link, linkAway} from '../../parts/later.templates.js';
import {parts} from '../../parts/css-parts.js';
import type {CardOf, PlaceOf} from '../../path/method.js';
import type {PathTexts} from '../../path/path.texts.js';
import {reload} from '../../../adapters/page.js';
import type {ResultButton} from '../../result/result.texts.js';
import type {JourneyTexts} from './journey.texts.js';

/** The data from which a later screen is rendered. */
export interface ScreenInput {
  readonly context: CertificationContext;
  readonly method: MethodView | undefined;
  /** A user whose session had ended is signed in again. */
  readonly isSignedIn: boolean;
  /** They have not opened the sign-in yet. */
  readonly isExplained: boolean;
  /** The address of the host's sign-in page, or what asks the host for it. */
  readonly signIn: string | (() => void);
  /** The address of home's help. */
  readonly help: string | undefined;
  readonly send: (type: 'retried' | 'cancelled' | 'left' | 'finished' | 'signInOpened') => () => void;
  /** The methods that the user may choose instead. */
  readonly others: readonly OfferedMethod[];
  readonly cardOf: CardOf;
  readonly placeOf: PlaceOf;
  /** The steps of the path that led to the result. */
  readonly steps: MethodView | undefined;
  readonly requiredFor: string;
  readonly resultButton: ResultButton | undefined;
  /** Puts home's frame around the content. */
  readonly home: (content: TemplateResult) => TemplateResult;
}

/** Nothing of the path is on the screen, nor of home, so the help is in the message. */
const failure = (
  {context, help}: ScreenInput,
  texts: PathTexts,
  waysOn: TemplateResult,
  resumable?: OwnWords,
): TemplateResult =>
  html`<sw-rc-failure
    exportparts=${parts}
    data-focus
    ?resumable=${resumable}
    .words=${resumable}
    .error=${context.problem}
    >${help ? html`<p slot="more">${linkAway(help, texts.help)}</p>` : nothing}${waysOn}</sw-rc-failure
  >`;

/** What is typed is lost with this page, so signing in opens another one. Without an address, the host is asked to. */
const signInElsewhere = ({signIn, isExplained, send}: ScreenInput, texts: PathTexts): TemplateResult => {
  const opened = send('signInOpened');
  if (typeof signIn === 'string')
    return linkAway(signIn, texts.relogin, isExplained ? 'button primary' : 'button', opened);
  return button(
    texts.relogin,
    () => {
      signIn();
      opened();
    },
    isExplained,
  );
};

/** If there is only one method, there is no list of methods to go back to. */
const wayBack = ({context}: ScreenInput, texts: PathTexts): string => (context.solo ? texts.cancel : texts.toMethods);

const leave = (input: ScreenInput, texts: PathTexts): TemplateResult =>
  button(wayBack(input, texts), input.send('left'));

/** By the state of the journey's machine. */
export const views = {
  paused: (input, texts) =>
    input.home(html`
      <p>${texts.paused}</p>
      <div class="actions">${button(texts.retry, input.send('retried'), true)}</div>
    `),
  notAsked: (input, texts) =>
    input.home(
      failure(
        input,
        texts,
        button(texts.retry, input.send('retried'), input.context.problem?.code !== 'unauthenticated'),
      ),
    ),
  notApplicable: (input, texts) =>
    input.home(html`<p class="note"><strong>${texts.notApplicable}</strong><br />${texts.notApplicableWhy}</p>`),
  opening: (input, texts) => busy(texts.opening, texts.cancel, input.send('cancelled')),
  notOpened: (input, texts) =>
    failure(input, texts, html`${button(texts.reload, reload, true)} ${leave(input, texts)}`),
  inMethod: ({method, others, cardOf}) => {
    if (method)
      method.others = others.flatMap(({id, advised}) => {
        const card = cardOf(id);
        return card ? [{id, recommended: advised === 'certify', ...card}] : [];
      });
    return html`${method}`;
  },
  interrupted: (input, texts) => {
    const code = input.context.problem?.code;
    const isOver = code === 'unauthenticated';
    // With any other code, the status request failed.
    const isChanged = code === 'subject-changed';
    const how = isOver && input.isSignedIn ? texts.signedIn : isChanged ? texts.goOnHow : '';
    const label = isOver ? texts.resume : isChanged ? texts.goOn : texts.retry;
    return failure(
      input,
      texts,
      html`
        <p slot="more" role="status">${how}</p>
        ${isOver ? signInElsewhere(input, texts) : nothing}
        ${button(label, input.send('retried'), !(isOver && input.isExplained))}
        ${isOver ? link(wayBack(input, texts), input.send('left')) : leave(input, texts)}
      `,
      {errors: {unauthenticated: texts.sessionOver}},
    );
  },
  somebodyElse: (input, texts) => failure(input, texts, button(texts.startOver, input.send('retried'), true)),
  result: ({context, send, cardOf, placeOf, steps, requiredFor, resultButton}) =>
    html`<sw-rc-result
      exportparts=${parts}
      data-focus
      .cardOf=${cardOf}
      .result=${context.result}
      .placeOf=${placeOf}
      .purpose=${resultButton?.sends() ? requiredFor : ''}
      @finish=${() => {
        resultButton?.press();
        send('finished')();
      }}
      >${steps}</sw-rc-result
    >`,
} satisfies Record<
  Exclude<State, 'asking' | 'returning' | 'suspended' | 'home'>,
  (input: ScreenInput, texts: JourneyTexts & PathTexts) => TemplateResult
>;
