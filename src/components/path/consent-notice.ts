import {html, nothing, type TemplateResult} from 'lit';
import {agreesTo, isNotice, type Consent, type ConsentNotice} from '../../domain/consent.js';
import {withLang} from '../locales/with-lang.js';
import {mark, starred} from '../parts/later.templates.js';
import type {LocaleState} from '../locales/locale.js';
import type {ConsentTexts} from './path.texts.js';

interface ConsentState {
  readonly locale: LocaleState | undefined;
  readonly consent: Consent | undefined;
  /** The user tried to continue without consent. */
  readonly missing: boolean;
  readonly onChange: (consent: Consent | undefined) => void;
  /** What to tick. */
  readonly agree: string | undefined;
}

/**
 * The notice that the host shows before personal data is collected. If the host asks for consent, with a checkbox that
 * is not ticked at first.
 */
export const consentNotice = (
  notice: ConsentNotice | undefined,
  texts: ConsentTexts | undefined,
  {locale, consent, missing, onChange, agree = ''}: ConsentState,
): TemplateResult | typeof nothing => {
  if (!isNotice(notice) || !texts) return nothing;
  const {id, version, text, lang, required} = notice;
  const onTick = (event: Event): void => {
    const {checked} = event.target as HTMLInputElement;
    onChange(checked ? {noticeId: id, version, time: new Date().toISOString()} : undefined);
  };
  return html`
    <section class="note marked" part="note" aria-labelledby="consent-title">
      ${mark('info')}
      <strong id="consent-title">${texts.title}</strong>
      ${text.split('\n').map((paragraph) => html`<p lang=${lang || nothing}>${lang ? paragraph : withLang(paragraph, locale)}</p>`)}
      ${
        required
          ? html`${missing ? html`<p id="consent-error" class="error" part="error">${texts.missing}</p>` : nothing}
              <label class="option" part="label">
                <input
                  id="consent"
                  type="checkbox"
                  part="input"
                  aria-required="true"
                  aria-invalid=${missing ? 'true' : 'false'}
                  aria-describedby=${missing ? 'consent-error' : nothing}
                  ?data-focus=${missing}
                  .checked=${agreesTo(notice, consent)}
                  @change=${onTick}
                />
                <span>${starred(`*${agree}`)}</span>
              </label>`
          : nothing
      }
    </section>
  `;
};
