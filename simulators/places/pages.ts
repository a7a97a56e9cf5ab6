import type {Context} from 'hono';
import {html} from 'hono/html';
import {farewell, farewellTitle, type Manners, receiptBox} from './farewell.js';
import {frame, type Markup} from './page-layout.js';
import type {Settled} from './settling.js';

/** A simulated site, as its pages show it. */
export interface Site extends Manners {
  readonly name: string;
  /** Its class in the style sheet. */
  readonly look: string;
}

/** No scripts, because banks expect Internet Explorer mode. */
const headersFor = (further: string) => ({
  'cache-control': 'no-store',
  'content-security-policy': [
    `default-src 'none'; style-src 'self'; form-action 'self'${further}`,
    "base-uri 'none'; frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});

export const answer = (c: Context, page: Markup, status: 200 | 404 | 410 = 200, wayBack?: string) =>
  c.html(page, status, headersFor(wayBack === undefined ? '' : ` ${new URL(wayBack).origin}`));

export const gone = (c: Context, {name, look}: Site) =>
  answer(
    c,
    frame(
      name,
      look,
      '查不到本次认证',
      html`<p>认证已取消、已过期，企业或账号信息已变更，或网址不完整。请回到单一窗口重新发起。</p>`,
    ),
    404,
  );

export const showFarewell = (c: Context, site: Site, settled: Settled) => {
  const page = frame(site.name, site.look, farewellTitle(settled), farewell(site, settled), receiptBox(settled));
  return answer(c, page, 200, settled.wayBack);
};

/** A form of a page, with the button that goes on and the one that gives up. */
export const formOf = (body: Markup, action: string): Markup => html`
  <form method="post">
    ${body}
    <p>
      <button>${action}</button>
      <button name="cancel" value="1" class="secondary">取消</button>
    </p>
  </form>
`;
