import {expect} from 'chai';
import {ukeyPassword} from '../../simulators/bank/screens.js';

/** Asks for a page; follows no redirect by itself. */
export type Ask = (url: string, init?: RequestInit) => Response | Promise<Response>;

const overHttp: Ask = (url, init) => fetch(url, {...init, redirect: 'manual'});

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
};

/** An attribute of the first element that the pattern finds, as a browser reads it. */
export const attributeIn = (html: string, pattern: RegExp): string | undefined =>
  pattern.exec(html)?.[1]?.replace(/&(?:amp|quot|#39|lt|gt);/g, (entity) => entities[entity] ?? entity);

/** Somebody in front of a place's page, in a browser without scripts. */
export class BankVisitor {
  html = '';
  response = new Response();
  cookie = '';
  #url = '';

  constructor(readonly ask: Ask = overHttp) {}

  get title(): string {
    return /<h1>([^<]*)<\/h1>/.exec(this.html)?.[1] ?? '';
  }

  /** The link back, or where the form goes. */
  get wayBack(): {readonly link: string | undefined; readonly form: string | undefined} {
    return {
      link: attributeIn(this.html, /<a class="button" href="([^"]*)"/),
      form: attributeIn(this.html, /<form method="post" action="([^"]*)"/),
    };
  }

  /** What the Single Window said to the bank, as the box for reviewers tells it. */
  get receipts(): readonly string[] {
    return [...this.html.matchAll(/<li>(已[^<]*)<\/li>/g)].map(([, words = '']) => words.trim());
  }

  async open(url: string): Promise<void> {
    this.#url = url;
    await this.#show(await this.ask(url, {headers: {cookie: this.cookie}}));
  }

  async press(fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const screen = attributeIn(this.html, /name="screen" value="([^"]*)"/) ?? '';
    const response = await this.ask(this.#url, {
      method: 'POST',
      headers: {cookie: this.cookie},
      body: new URLSearchParams({screen, ...fields}),
    });
    await this.#show(response);
  }

  /** All the way to the last page. */
  async certify(url: string): Promise<void> {
    await this.open(url);
    for (let presses = 0; presses < 6 && this.html.includes('name="screen"'); presses += 1)
      await this.press({password: ukeyPassword});
  }

  async #show(response: Response): Promise<void> {
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    if (response.status === 303) {
      const to = new URL(response.headers.get('location') ?? '', this.#url).href;
      expect(to).to.equal(this.#url);
      return this.open(to);
    }
    this.response = response;
    this.html = await response.text();
    // Internet Explorer's mode, and a victim's trust: nothing runs here.
    expect(this.html).not.to.match(/<script|\son\w+=|javascript:/i);
  }
}
