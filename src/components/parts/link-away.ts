import {html, nothing, type TemplateResult} from 'lit';

/** A link to a page of the host or of an authority, in another tab. With a `look`, it looks like a button. */
export const linkAway = (href: string, words: string, look?: 'button' | 'button primary'): TemplateResult =>
  html`<a
    class=${look ?? nothing}
    part=${look?.replace(' ', '-') ?? nothing}
    href=${href}
    target="_blank"
    rel="noopener noreferrer"
    >${words}</a
  >`;
