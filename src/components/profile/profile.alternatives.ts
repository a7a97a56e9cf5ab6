import {html, type TemplateResult} from 'lit';
import {defaultHotline} from '../config/links.js';
import {heading} from '../parts/templates.js';
import {parts} from '../parts/css-parts.js';
import {linkAway, mark} from '../parts/later.templates.js';
import type {ProfileScreen} from './profile.screen.js';

const registry = 'http://www.gsxt.gov.cn/';

/** The three ways to continue if the registry does not know the enterprise as entered. */
export const alternatives = ({texts, labels, valueNow, config, level, linkTo}: ProfileScreen): TemplateResult => {
  const {gsxt = registry, hotline = defaultHotline} = config?.links ?? {};
  return html`
    <section class="note marked" part="note" aria-labelledby="ways">
      ${mark('info')} ${heading(level, html`<span id="ways">${texts.waysTitle}</span>`, 'part')}
      <ol>
        <li>${texts.askAdministrator} ${linkTo('admin-assist')}</li>
        <li>
          ${texts.lookUp}
          <ul class="copies">
            ${(['enterpriseName', 'uscc'] as const).map(
              (name) =>
                html`<li>
                  <sw-rc-copy
                    exportparts=${parts}
                    .label=${texts.copy(labels[name])}
                    .text=${() => valueNow(name)}
                  ></sw-rc-copy>
                </li>`,
            )}
          </ul>
          ${linkAway(gsxt, texts.lookUpLink)}
        </li>
        <li>${texts.service(hotline)}</li>
      </ol>
    </section>
  `;
};
