import {css, html, LitElement, nothing, type TemplateResult} from 'lit';
import {fields, idTypes, words} from './fields.js';

/** A form that checks its fields at each key, by Lit alone. */
class LitForm extends LitElement {
  static override properties = {values: {state: true}};
  static override styles = css`
    form {
      display: grid;
      gap: 16px;
      max-width: 40rem;
    }
    label {
      display: block;
      font-weight: 600;
    }
    input,
    select,
    button {
      font: inherit;
      min-height: 44px;
      border: 1px solid #c9d3de;
      border-radius: 4px;
    }
    .error {
      color: #b42318;
    }
  `;
  declare values: Readonly<Record<string, string>>;

  constructor() {
    super();
    this.values = {};
  }

  protected override render(): TemplateResult {
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <h2>${words.title}</h2>
      ${fields.map(([name, label, kind]) => {
        const value = this.values[name];
        return html`<div>
          <label for=${name}>${label}</label>
          ${
            kind === 'select'
              ? html`<select id=${name}>
                  ${idTypes.map((type) => html`<option>${type}</option>`)}
                </select>`
              : html`<input id=${name} autocomplete="off" .value=${value ?? ''} @input=${this.#type(name)} />`
          }
          ${value === '' ? html`<p class="error">${words.empty}</p>` : nothing}
        </div>`;
      })}
      <button>${words.save}</button>
    </form>`;
  }

  readonly #type = (name: string) => (event: Event) => {
    this.values = {...this.values, [name]: (event.target as HTMLInputElement).value};
  };
}

customElements.define('lit-form', LitForm);
