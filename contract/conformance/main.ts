import type {OpenIssuer} from './card-issuer.js';
import {checkTarget, CommandLineError, languageIn, readCommandLine} from './command-line.js';
import type {Words} from './en.js';
import {timeIsUp} from './exchange.js';
import {CommandError, isOfCommand} from './plan-commands.js';
import {PlanError, readPlan} from './plan.js';
import {forecastLines, languages, lineOf, reportOf, timeLines} from './report.js';
import {checkExcused, forecast, missingIn, NoBackendError, runConformance} from './run.js';
import {inWords, SaidError} from './say.js';
import {Times} from './times.js';

const run = async (argv: readonly string[], words: Words, openIssuer: OpenIssuer): Promise<number> => {
  const options = readCommandLine(argv);
  if (options === 'help') {
    console.log(words.usage);
    return 0;
  }
  const plan = await readPlan(options.plan);
  checkExcused(plan);
  const {href: baseUrl} = checkTarget(options.baseUrl ?? plan.baseUrl, options.allowChanges);
  const running = {plan, baseUrl, only: options.only, allowsChanges: options.allowChanges !== undefined};
  const lines = forecastLines(forecast(running), words);
  if (options.isDryRun) {
    console.log(lines.join('\n'));
    return 0;
  }
  // What it does is said beforehand, and on standard error: standard output is the report.
  console.error(lines[0]);
  const times = new Times();
  const reports = await times.all.during(() =>
    runConformance({
      ...running,
      times,
      openIssuer,
      ...(options.format !== 'text' && {onReport: (report) => console.error(lineOf(report, words))}),
    }),
  );
  console.log(reportOf(reports, options.format, words));
  for (const line of timeLines(times, words)) console.error(line);
  const isSimulated = plan.card?.simulator !== undefined;
  if (isSimulated && reports.some(({id, result}) => id === 'card-passes' && result === 'passed'))
    console.error(words.acceptsSimulatedCards);
  const missing = options.requiresAll ? missingIn(reports, plan) : [];
  if (missing.length > 0) console.error(words.missing(missing));
  if (reports.some(({why}) => why && isOfCommand(why))) return 2;
  const isBad = reports.some(({result, why}) => result === 'failed' || why?.code === timeIsUp.code);
  return isBad || missing.length > 0 ? 1 : 0;
};

/** Executes the command line, and returns the exit status. */
export const main = async (argv: readonly string[], openIssuer: OpenIssuer): Promise<number> => {
  const words = languages[languageIn(argv)];
  try {
    return await run(argv, words, openIssuer);
  } catch (error) {
    console.error(
      error instanceof SaidError
        ? inWords(error.said, words.tongue)
        : String(error instanceof Error ? error.message : error),
    );
    const isUnusable = [CommandLineError, PlanError, NoBackendError, CommandError].some(
      (kind) => error instanceof kind,
    );
    return isUnusable ? 2 : 1;
  }
};
