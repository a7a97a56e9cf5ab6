import type {OpenIssuer} from './card-issuer.js';
import {checkTarget, CommandLineError, readCommandLine, usage} from './command-line.js';
import {CommandError} from './hooks.js';
import {PlanError, readPlan} from './plan.js';
import {forecastLines, lineOf, reportOf} from './report.js';
import {forecast, NoBackendError, runConformance} from './run.js';

const warning =
  'WARNING: this backend accepts simulated cards. Their authority belongs into test systems only: in production it would certify anybody.';

const run = async (argv: readonly string[], openIssuer: OpenIssuer): Promise<number> => {
  const options = readCommandLine(argv);
  if (options === 'help') {
    console.log(usage);
    return 0;
  }
  const plan = await readPlan(options.plan);
  const {href: baseUrl} = checkTarget(options.baseUrl ?? plan.baseUrl, options);
  const running = {plan, baseUrl, only: options.only, allowsChanges: options.allowChanges !== undefined};
  const lines = forecastLines(forecast(running));
  if (options.isDryRun) {
    console.log(lines.join('\n'));
    return 0;
  }
  // What it does is said beforehand, and on standard error: standard output is the report.
  console.error(lines[0]);
  const reports = await runConformance({
    ...running,
    openIssuer,
    ...(options.format !== 'text' && {onReport: (report) => console.error(lineOf(report))}),
  });
  console.log(reportOf(reports, options.format));
  const isSimulated = plan.card?.simulator !== undefined;
  if (isSimulated && reports.some(({id, result}) => id === 'card-passes' && result === 'passed'))
    console.error(warning);
  return reports.some(({result}) => result === 'failed') ? 1 : 0;
};

/** Executes the command line, and returns the exit status. */
export const main = async (argv: readonly string[], openIssuer: OpenIssuer): Promise<number> => {
  try {
    return await run(argv, openIssuer);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    const isUnusable = [CommandLineError, PlanError, NoBackendError, CommandError].some(
      (kind) => error instanceof kind,
    );
    return isUnusable ? 2 : 1;
  }
};
