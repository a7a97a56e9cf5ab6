import {parseArgs} from 'node:util';
import {formats, type Language, languages} from './report.js';
import {finding, say, SaidError} from './say.js';
import {isNamed} from './steps.js';

/** The command line is invalid. The message is one line for the user. */
export class CommandLineError extends SaidError {}

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
        'require-all': {type: 'boolean', default: false},
        report: {type: 'string', default: 'text'},
        lang: {type: 'string', default: 'en'},
        help: {type: 'boolean', default: false},
      },
    }).values;
  } catch (error) {
    throw new CommandLineError(say('as-written', error instanceof Error ? error.message : String(error)));
  }
};

const namesIn = (text: string): readonly string[] => {
  const names = text.split(',').map((each) => each.trim());
  const unknown = names.find((each) => !isNamed(each));
  if (unknown !== undefined) throw new CommandLineError(finding('--only', 'not-a-rule', unknown));
  return names;
};

const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/** The language of every message, also of the one that says what is wrong with a command line. */
export const languageIn = (argv: readonly string[]): Language => {
  const [given = ''] = argv.flatMap((each, at) =>
    each === '--lang' ? [argv[at + 1] ?? ''] : each.startsWith('--lang=') ? [each.slice('--lang='.length)] : [],
  );
  return isLanguage(given) ? given : 'en';
};

/** What the user asks for, or `help`. */
export const readCommandLine = (argv: readonly string[]) => {
  const values = parse(argv);
  if (values.help) return 'help' as const;
  if (!isLanguage(values.lang))
    throw new CommandLineError(say('takes-one-of', '--lang', say('list', ...Object.keys(languages))));
  if (values.plan === undefined) throw new CommandLineError(say('no-plan'));
  const format = formats.find((each) => each === values.report);
  if (!format) throw new CommandLineError(say('takes-one-of', '--report', say('list', ...formats)));
  return {
    plan: values.plan,
    baseUrl: values['base-url'],
    format,
    isDryRun: values['dry-run'],
    /** Whether each rule has to run that the plan does not excuse. */
    requiresAll: values['require-all'],
    /** Chapters and rules. */
    only: values.only === undefined ? undefined : namesIn(values.only),
    /** The host name that the user typed, to confirm changes. */
    allowChanges: values['allow-changes'],
  };
};

/** The backend's address. Changes only where the user has repeated its host name: a typing error must not change production. */
export const checkTarget = (baseUrl: string | undefined, allowChanges: string | undefined): URL => {
  const url = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new CommandLineError(say('no-base-url'));
  if (allowChanges !== undefined && allowChanges !== url.host) throw new CommandLineError(say('other-host', url.host));
  return url;
};
