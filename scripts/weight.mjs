/** How many lines of code there are, and how many of them are tests, wherever these lie. */
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

const root = dirname(import.meta.dirname);
/** Not in git, or not code. */
const notOurs = /^(?:\.|build\b|dist\b|docs\b(?!$|\/java\/))|(?:^|[/\\])node_modules\b/;
/** Also the files of a new method, which are texts. Of what is data or prose, nothing. */
const isCode = /\.(?:[cm]?[jt]sx?|css|html|java|sql|vue|svelte)$|^scripts\/.*\.txt$/;
/** Suites, the walks that they take, and what drives them. */
const isTest = /^(?:test|walks|tools\/(?:test|firefox|faults))\//;

const linesOf = async (name) => (await readFile(join(root, name), 'utf8')).split('\n').length - 1;

/** Three percent above what was reached. A test that holds what another holds goes; the limit follows what is reached. */
const mostTests = 0.755;

/** A line that says it, and whether there are too many tests. */
export const weigh = async () => {
  const rooms = (await readdir(root)).filter((name) => !notOurs.test(name));
  const inRoom = async (room) =>
    (await readdir(join(root, room), {recursive: true}).catch(() => [''])).map((name) => join(room, name));
  const names = (await Promise.all(rooms.map(inRoom))).flat().map((name) => name.replaceAll('\\', '/'));
  const files = names.filter((name) => isCode.test(name) && !notOurs.test(name));
  const sum = async (names) => (await Promise.all(names.map(linesOf))).reduce((all, lines) => all + lines, 0);
  const [tests, all] = [await sum(files.filter((name) => isTest.test(name))), await sum(files)];
  const [inAll, ofTests] = [all, tests].map((lines) => lines.toLocaleString('en'));
  const ratio = tests / (all - tests);
  const line = `${inAll} lines of code, ${ofTests} of them tests: ${ratio.toFixed(3)} for each other, at most ${mostTests}`;
  return {line, isOver: ratio > mostTests};
};
