import {css, html, LitElement, type TemplateResult, type PropertyDeclarations} from 'lit';
import {register} from '../lit/register.js';
import {button} from './button.js';
import {controls} from '../theme/controls.styles.js';

/** A native modal dialog. */
export const dialogStyles = css`
  dialog {
    inline-size: min(36em, calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
    padding: calc(3 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
`;

/**
 * Opens a dialog, which the box has in it or is. When it closes, the focus is again where it was, unless something else has
 * it by then: Chromium 92 does not give it back.
 */
export const openModal = (dialog: HTMLDialogElement, box: Element = dialog): void => {
  const around = box.getRootNode() as ShadowRoot;
  const opener = around.activeElement as HTMLElement | null;
  const giveBack = (): void => {
    const {activeElement} = around;
    if (!activeElement || box.contains(activeElement)) opener?.focus();
  };
  dialog.addEventListener('close', giveBack, {once: true});
  dialog.showModal();
};

/** A native modal dialog with a title and a close button. Default slot: its content. */
export class Dialog extends LitElement {
  static override styles = [
    controls,
    dialogStyles,
    css`
      .actions {
        justify-content: flex-end;
      }
      .heading {
        margin-block-end: calc(1.5 * var(--_space));
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    heading: {},
    close: {},
  };

  heading = '';
  /** Label of the close button. */
  close = '';

  override render(): TemplateResult {
    return html`
      <dialog part="dialog" aria-labelledby="title">
        <h2 id="title" class="heading">${this.heading}</h2>
        <slot></slot>
        <div class="actions">${button(this.close, () => this.renderRoot.querySelector('dialog')?.close(), true)}</div>
      </dialog>
    `;
  }

  showModal(): void {
    openModal(this.renderRoot.querySelector('dialog') as HTMLDialogElement, this);
  }
}

export const defineDialog = (): void => {
  register('sw-rc-dialog', Dialog);
};
