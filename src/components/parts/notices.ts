import {html, type ReactiveControllerHost, type TemplateResult} from 'lit';

/** One polite and one assertive live region, there from the start, for what is not said by a move of the focus. */
export class Notices {
  #words = '';

  constructor(private readonly host: ReactiveControllerHost) {}

  readonly announce = (words: string): void => {
    this.#words = words;
    this.host.requestUpdate();
  };

  render(): TemplateResult {
    return html`
      <div class="live" role="status">${this.#words}</div>
      <div class="live" role="alert"></div>
    `;
  }
}
