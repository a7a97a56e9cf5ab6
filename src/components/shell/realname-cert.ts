import type {PropertyValues} from 'lit';
import type {MethodId, View} from '../../domain/method-ids.js';
import type {Settings} from './framed-element.js';
import {JourneyElement} from './journey-element.js';
import {tokensIn} from './settings.js';

/**
 * Real-name certification of an enterprise user: home, the chosen method, and the result.
 *
 * @tagname sw-realname-cert
 */
export class RealnameCert extends JourneyElement {
  static override properties: Settings = {
    view: {reflect: true, useDefault: true},
    methods: {reflect: true, useDefault: true},
  };

  /** The methods to offer, in this order. Default: all that the backend allows. */
  methods: MethodId | (string & {}) = '';
  /** The first view: `home` (or `profile`, as long as that is incomplete), `profile`, or a method. */
  view: View = 'home';

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
