import {html} from 'hono/html';
import {behaviourIds, type BehaviourId, behaviours} from './behaviours.js';

export type Markup = ReturnType<typeof html>;

export const frame = (name: string, look: string, title: string, main: Markup, demo: Markup | string = ''): Markup =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="X-UA-Compatible" content="IE=edge" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${name}（演示）</title>
        <link rel="stylesheet" href="/bank.css" />
      </head>
      <body class="${look}">
        <div class="head" role="banner">${name}<span class="note">模拟页面，与真实的机构无关</span></div>
        <div class="main" role="main">
          <h1>${title}</h1>
          ${main}
        </div>
        ${demo}
      </body>
    </html>`;

/** For reviewers: chooses what this place does. Choosing starts again. */
export const demoBox = (path: string, order: string, current: BehaviourId): Markup => html`
  <div class="demo" role="complementary" aria-label="演示">
    <h2>演示：换一种情形</h2>
    <ul>
      ${behaviourIds.map(
        (id) => html`
          <li>
            ${
              id === current
                ? html`<strong>${behaviours[id].title}（当前）</strong>`
                : html`<a href="${path}?order=${encodeURIComponent(order)}&amp;demo=${id}">${behaviours[id].title}</a>`
            }
          </li>
        `,
      )}
    </ul>
  </div>
`;
