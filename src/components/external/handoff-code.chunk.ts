import {html, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {PlaceLink} from '../../machines/handoff.setup.js';
import {handoff} from '../../locales/files.js';
import {clockIcon} from '../icons/icons.js';
import {clockTime, endsSoon} from '../locales/time-format.js';
import type {LocaleState} from '../locales/locale.js';
import {Texts} from '../locales/texts.js';
import {link, tag} from '../parts/later.templates.js';
import type {qrCode} from '../pictures/qr-code.chunk.js';
import {handoffCodeTexts} from './external.texts.js';

/* Loaded when a method leads to a phone by a code. */

interface ShownCode extends PlaceLink {
  /** Epoch milliseconds, by this device's clock. */
  readonly endsAt: number;
  readonly name: string;
  /** This device is the phone. */
  readonly isHere: boolean;
  readonly depart: (event: MouseEvent) => void;
  readonly renew: () => void;
}

/** Draws a code with what a user must know of it. On a phone, a link comes first. */
export const codeView = (host: ReactiveControllerHost, locale: () => LocaleState | undefined, draw: typeof qrCode) => {
  const table = new Texts(host, handoffCodeTexts, handoff, locale);
  host.requestUpdate();
  return ({url, host: site, name, endsAt, isHere, depart, renew}: ShownCode): TemplateResult => {
    const texts = table.value;
    if (!texts) return html``;
    const minutes = Math.max(1, Math.ceil((endsAt - Date.now()) / 60_000));
    const here = html`<div class="actions">
      <a
        class="button primary"
        part="button-primary"
        href=${url}
        target="_blank"
        rel="noopener noreferrer"
        @click=${depart}
        @auxclick=${depart}
        >${texts.here}</a
      >
    </div>`;
    return html`
      ${isHere ? here : ''}
      <div class="passing">
        ${draw(url)}
        <strong>${texts.title}</strong>
        <p>${texts.how(name, site)}</p>
        <p>${texts.own}</p>
        <p class="until">
          ${tag(texts.until(clockTime(endsAt, locale()?.tag ?? 'zh-CN'), minutes), endsSoon(endsAt) ? 'warning' : '', clockIcon)}
          ${link(texts.renew, renew)}
        </p>
      </div>
    `;
  };
};
