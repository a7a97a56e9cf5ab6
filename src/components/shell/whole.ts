import type {PropertyValues} from 'lit';
import type {MethodId, View} from '../../domain/method-ids.js';
import {attribute, type Setting} from './framed-element.js';
import {JourneyElement} from './journey-element.js';
import {methods} from './methods.js';
import {tokensIn} from './settings.js';

/**
 * Real-name certification of an enterprise user: home, the chosen method, and the result.
 *
 * @tagname sw-realname-cert
 * @event sw-ready - the first screen is shown: `version`, `locale`
 * @event sw-step - another view or step is shown: `view`, `step`, `reason`
 * @event sw-complete - the backend certified the user: `method`, `level`, `certificationId`
 * @event sw-pending - the backend has not decided yet: `method`
 * @event sw-fail - the backend refused: `method`, `code`
 * @event sw-cancel - the user left a method: `view`
 * @event sw-before-redirect - the user is about to go to a bank's site; cancelable: `bank`, `origin`
 * @event sw-error - a request or an action failed: `code`, `retryable`, `requestId`
 * @event sw-agent-status - a new status of the card agent: `state`, `version`
 * @event sw-profile-saved - a change of the record was saved: `which`
 * @event sw-relogin - the user asks to sign in again: `reason`
 * @slot heading - replaces the heading of home
 * @slot intro - between the heading and the content of home
 * @slot footer - below everything
 * @csspart base - the whole widget
 * @csspart heading - each heading
 * @csspart steps - the list of a path's steps
 * @csspart step - one step of the list
 * @csspart card - a method on home
 * @csspart method-badge - the state of a method
 * @csspart level - the user's security level
 * @csspart field - a label, its hint, its error and its input
 * @csspart label - the label of a field
 * @csspart hint - the hint of a field
 * @csspart input - an input
 * @csspart error - the error of a field
 * @csspart error-summary - the errors of a form
 * @csspart button - a button
 * @csspart button-primary - the button of the most likely next step
 * @csspart alert - a failure message
 * @csspart dialog - a dialog
 * @csspart result - the outcome
 * @csspart footer - below everything
 * @cssprop [--sw-color-primary=#0b5cad] - buttons, links, marks
 * @cssprop [--sw-color-on-primary=#fff] - text on the primary colour
 * @cssprop [--sw-color-text=#1c2733] - text
 * @cssprop [--sw-color-text-muted=#55626f] - less important text
 * @cssprop [--sw-color-surface=#fff] - background
 * @cssprop [--sw-color-border=#c9d3de] - borders and lines
 * @cssprop [--sw-color-focus=#0b5cad] - focus ring
 * @cssprop [--sw-color-danger=#b42318] - failures
 * @cssprop [--sw-color-success=#1a7f43] - certified states
 * @cssprop [--sw-color-warning=#8a5a00] - warnings
 * @cssprop [--sw-font-family=inherit] - font; in English a Latin one if not set
 * @cssprop [--sw-font-size=1rem] - text size
 * @cssprop [--sw-radius=4px] - corner radius
 * @cssprop [--sw-space=8px] - spacing unit
 * @cssprop [--sw-control-height=44px] - minimum height of buttons and inputs
 */
export class RealnameCert extends JourneyElement {
  static override properties: Readonly<Record<string, Setting>> = {view: attribute, methods: attribute};

  /** The methods to offer, in this order. Default: all that the backend allows. */
  methods: MethodId | (string & {}) = '';
  /** The first view: `home` (or `profile`, as long as that is incomplete), `profile`, or a method. */
  view: View = 'home';

  /** @internal */
  protected override get cards() {
    return methods;
  }

  /** @internal */
  protected override get plan() {
    return {only: tokensIn(this.methods), startWith: this.wanted ?? this.view, solo: false};
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('view')) {
      const view: string = this.view; // An attribute may be empty.
      if (!view || view === 'home') this.back();
      else this.start(view);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sw-realname-cert': RealnameCert;
  }
}
