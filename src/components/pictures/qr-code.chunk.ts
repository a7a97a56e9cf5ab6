import {generate} from 'lean-qr/nano';
import {toSvgPath} from 'lean-qr/extras/svg';
import {longestCode} from '../../domain/places.js';
import {html, nothing, type TemplateResult} from 'lit';

/** Modules of white that a reader needs around the code (ISO/IEC 18004). */
const quiet = 4;

/** An address as a QR code (ISO/IEC 18004) for a phone's camera. Without `words`, what is beside it says what it is for. */
export const qrCode = (address: string, words?: string): TemplateResult | typeof nothing => {
  if (address.length > longestCode) return nothing;
  const code = generate(address);
  const {size} = code;
  const side = size + 2 * quiet;
  return html`<figure class="qr" part="qr-code">
    <svg viewBox="${-quiet} ${-quiet} ${side} ${side}" aria-hidden="true"><path d=${toSvgPath(code)}></path></svg>
    ${words ? html`<figcaption>${words}</figcaption>` : nothing}
  </figure>`;
};
