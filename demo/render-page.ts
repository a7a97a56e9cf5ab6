import {readFile} from 'node:fs/promises';

const folder = new URL('pages/', import.meta.url);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A link of a list, with what is said about it, and a picture in docs/screens. */
interface Link {
  readonly href: string;
  readonly text: string;
  readonly words?: string;
  readonly picture?: string;
}

/** The value of a page's `{{name}}`: a text, or a list of links. */
export type PageValue = string | readonly Link[];

const linkTo = ({href, text, words, picture}: Link): string => {
  const drawn = picture === undefined ? '' : `<img src="/screens/${picture}" alt="" />`;
  const said = words === undefined ? '' : ` <small>${escapeHtml(words)}</small>`;
  return `<li>${drawn}<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>${said}</li>`;
};

const render = (value: PageValue): string =>
  typeof value === 'string' ? escapeHtml(value) : value.map(linkTo).join('\n');

const read = (file: string): Promise<string> => readFile(new URL(file, folder), 'utf8');

/** A page with what it has in common with others: `{{> name.html}}` stands for that file. */
const readWhole = async (file: string): Promise<string> => {
  const own = await read(file);
  // A page of the help is its own part alone.
  const [, helpTitle] = /^<h1>(.*)<\/h1>/.exec(own) ?? [];
  const help = helpTitle === undefined ? undefined : (await read('help.html')).replace('{{helpTitle}}', helpTitle);
  const page = help?.replace('{{help}}', () => own) ?? own;
  const names = [...page.matchAll(/\{\{> ([\w-]+\.html)\}\}/g)];
  const parts = await Promise.all(names.map(async ([all, name = '']) => [all, await read(name)] as const));
  return parts.reduce((whole, [all, part]) => whole.replace(all, () => part), page);
};

/** Reads a page again each time, so that an edit is visible after a reload, and fills its placeholders. */
export const renderPage = async (file: string, values: Readonly<Record<string, PageValue>>): Promise<string> => {
  const template = await readWhole(file);
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${file} asks for {{${name}}}, which no page is given.`);
    return render(value);
  });
};
