import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {demoUsers} from '../backend/users.js';
import {ukeyPassword} from '../bank/screens.js';
import {demoNotices} from '../consent.js';
import {NotOwnError} from '../pki/own-ca.js';
import {CommandLineError, readCommandLine, usageIn} from './command-line.js';
import {startSimulator} from './simulator.js';

/** Where `sw-card-agent-simulator` keeps its authority, so that its cards are accepted. */
const userId = process.getuid?.() ?? '';
const caDir = join(tmpdir(), `sw-card-agent-simulator${userId === '' ? '' : `-${userId}`}`);
/** Under the name of the first page: a browser keeps a cookie for one name, whatever the port. */
const signInFor = (baseUrl: string, origin: string): string =>
  `${new URL(baseUrl).origin}/sign-in?to=${encodeURIComponent(`${origin}/`)}`;

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

try {
  const options = readCommandLine(process.argv.slice(2), caDir);
  if (options === 'help') console.log(usageIn(caDir));
  else {
    const simulator = await startSimulator({...options, log: (line) => console.log(line)});
    const {baseUrl, bankUrl} = simulator;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
    const rows = [
      [
        'base-url',
        `${baseUrl} (of another origin: new HttpBackend({baseUrl, credentials: 'include'}), not the attribute)`,
      ],
      ['allowed', options.origins.join(' ') || 'no other origin: see --allow-origin'],
      ['signed in', options.user ?? 'nobody: see --user'],
      ['sign in', options.origins.map((each) => signInFor(baseUrl, each)).join(' ') || 'see --allow-origin'],
      ['scenario', options.scenario?.id ?? 'normal'],
      ['users', demoUsers.map(({id}) => id).join(', ')],
      ['SMS code', '123456'],
      ['banks', `${bankUrl}/ (simulated; UKey password ${ukeyPassword})`],
      ...options.externalMethods.map(({id, places}) => [
        'external',
        `${id}: ${places.map((place) => place.id).join(', ')}`,
      ]),
      ['cards of', options.caDir],
      ...Object.entries(demoNotices).map(([method, {id, version}]) => [
        'consent',
        `${method}: {id: '${id}', version: '${version}', required: true, text: …}`,
      ]),
    ] as const;
    console.log(
      [
        'Backend (simulated). Ctrl+C ends it.',
        '',
        ...rows.map(([name = '', value = '']) => `  ${name.padEnd(10)} ${value}`),
      ].join('\n'),
    );
  }
} catch (error) {
  const isTaken = codeOf(error) === 'EADDRINUSE';
  if (!isTaken && !(error instanceof CommandLineError || error instanceof NotOwnError)) throw error;
  console.error(error instanceof Error && !isTaken ? error.message : 'The port is taken: choose another.');
  process.exitCode = isTaken ? 1 : 2;
}
