import {html, type ReactiveControllerHost, type TemplateResult} from 'lit';

/** A live region, present from the start, for messages that come without a focus move. */
export class Notices {
  #words = '';

  constructor(private readonly host: ReactiveControllerHost) {}

  readonly announce = (words: string): void => {
    this.#words = words;
    this.host.requestUpdate();
  };

  render(): TemplateResult {
    return html`<div class="live" role="status">${this.#words}</div>`;
  }
}
