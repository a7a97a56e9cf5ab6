import {parseArgs} from 'node:util';
import {type Format, formats} from './report.js';
import {type Chapter, chapters} from './rule.js';

/** The command line is invalid. The message is one line for the user. */
export class CommandLineError extends Error {}

export interface CommandLineOptions {
  readonly plan: string;
  readonly baseUrl: string | undefined;
  readonly format: Format;
  readonly isDryRun: boolean;
  /** Only these chapters. */
  readonly only: readonly Chapter[] | undefined;
  /** The host name that the user typed, to confirm changes. */
  readonly allowChanges: string | undefined;
}

export const usage = `Usage: sw-cert-conformance --plan FILE [options]

Asks a backend of sw-realname-cert, over HTTP, whether it does what docs/backend.md says. It is for test systems:
it signs test users in, certifies them, changes their records, and uses up their limits.

  --plan FILE           JSON: test users, how to sign them in, and what no client can know (see docs/conformance.md)
  --base-url URL        the backend, in place of the plan's baseUrl
  --allow-changes HOST  repeat the backend's host name (and port) to run the rules that change something;
                        without this option only rules that read are run
  --only CHAPTERS       some of: ${Object.keys(chapters).join(',')}
  --dry-run             say what would be done, and how many SMS it costs, and send nothing
  --report FORMAT       ${formats.join(' | ')} (default: text)
  --help                this text

It never tries PINs. The authority of simulated cards belongs into test systems only: a backend that trusts it
certifies anybody.

Exit status: 0 if no rule failed, 1 if one did, 2 if the plan or the command line cannot be
used, or the backend does not answer.`;

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        plan: {type: 'string'},
        'base-url': {type: 'string'},
        'allow-changes': {type: 'string'},
        only: {type: 'string'},
        'dry-run': {type: 'boolean', default: false},
        report: {type: 'string', default: 'text'},
        help: {type: 'boolean', default: false},
      },
    }).values;
  } catch (error) {
    throw new CommandLineError(error instanceof Error ? error.message : String(error));
  }
};

const chapterOf = (name: string): Chapter => {
  const names = Object.keys(chapters) as Chapter[];
  const found = names.find((each) => each === name.trim());
  if (!found) throw new CommandLineError(`--only takes some of: ${names.join(', ')}.`);
  return found;
};

export const readCommandLine = (argv: readonly string[]): CommandLineOptions | 'help' => {
  const values = parse(argv);
  if (values.help) return 'help';
  if (values.plan === undefined) throw new CommandLineError('--plan FILE is missing. See --help.');
  const format = formats.find((each) => each === values.report);
  if (!format) throw new CommandLineError(`--report takes one of: ${formats.join(', ')}.`);
  return {
    plan: values.plan,
    baseUrl: values['base-url'],
    format,
    isDryRun: values['dry-run'],
    only: values.only?.split(',').map(chapterOf),
    allowChanges: values['allow-changes'],
  };
};

/** The backend's address. Changes only where the user has repeated its host name: a typing error must not change production. */
export const checkTarget = (
  baseUrl: string | undefined,
  {allowChanges}: Pick<CommandLineOptions, 'allowChanges'>,
): URL => {
  const url = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new CommandLineError('Where is the backend? --base-url, or baseUrl in the plan, takes an http(s) URL.');
  if (allowChanges !== undefined && allowChanges !== url.host)
    throw new CommandLineError(`--allow-changes takes the host name of the backend: ${url.host}.`);
  return url;
};
