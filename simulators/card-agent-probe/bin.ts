import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {CommandLineError, readCommandLine} from './command-line.js';
import {Probe} from './probe.js';
import type {Recording} from './recording.js';
import {Terminal} from './terminal.js';
import {english, type Words} from './words.js';
import {chinese} from './words.zh-CN.js';

const newName = (): string => {
  const [day = '', time = ''] = new Date().toISOString().split('T');
  return `card-agent-${day}-${time.slice(0, 8).replaceAll(':', '')}.json`;
};

const describe = (words: Words, {steps}: Recording): string => {
  const kinds = new Set(JSON.stringify(steps).match(/(?<=[":?])[a-z][a-z\d-]+:\d+|"pin"/g) ?? []);
  const frames = steps.reduce((sum, each) => sum + each.frames.length, 0);
  return words.contents(steps.length, frames, [...kinds].map((kind) => kind.replaceAll('"', '')).join(', '));
};

try {
  const {language, options} = readCommandLine(process.argv.slice(2), Terminal.isInteractive);
  const words = language === 'en' ? english : chinese;
  if (options === 'help') console.log(words.usage);
  else {
    const file = options.out ?? newName();
    if (existsSync(file)) throw new CommandLineError('--out takes a new file; this one exists.');
    const terminal = new Terminal();
    const recording = await new Probe(terminal, words, options).run();
    if (recording) {
      // Never over another recording.
      await writeFile(file, `${JSON.stringify(recording, undefined, 2)}\n`, {flag: 'wx'});
      terminal.say(words.written(file, describe(words, recording)));
    } else {
      terminal.say(words.nothing);
      process.exitCode = 1;
    }
    terminal.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof CommandLineError ? 2 : 1;
}
