import {readFile} from 'node:fs/promises';
import {format, type FormatConfig} from 'oxfmt';

const settings = JSON.parse(await readFile(new URL('../.oxfmtrc.json', import.meta.url), 'utf8')) as FormatConfig;

/** What a file says, in the style of the project: its name tells the language. */
export const formatted = async (file: URL, text: string): Promise<string> => {
  const {code, errors} = await format(file.pathname, text, settings);
  if (errors[0]) throw new Error(`${file.pathname}: ${errors[0].message}`);
  return code;
};
