import {html, type ReactiveControllerHost, type TemplateResult} from 'lit';

/** One polite and one assertive live region, there from the start, for what is not said by a move of the focus. */
export class Notices {
  #polite = '';
  #urgent = '';

  constructor(private readonly host: ReactiveControllerHost) {}

  readonly announce = (text: string, urgent = false): void => {
    [this.#polite, this.#urgent] = urgent ? ['', text] : [text, ''];
    this.host.requestUpdate();
  };

  render(): TemplateResult {
    return html`
      <div class="live" role="status">${this.#polite}</div>
      <div class="live" role="alert">${this.#urgent}</div>
    `;
  }
}
