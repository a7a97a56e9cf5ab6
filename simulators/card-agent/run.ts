import {readFile} from 'node:fs/promises';
import {readRecording} from '../card-agent-probe/recording.js';
import {startCardAgent} from './agent.js';
import {type CommandLineOptions, CommandLineError, readCommandLine, usageIn} from './command-line.js';
import {startControl} from './control.js';
import {Replay} from './replay.js';

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const fail = (line: string, exitCode: number): void => {
  console.error(line);
  process.exitCode = exitCode;
};

/** Prints one line instead of a stack if another program uses the port. */
const orExplain = async <T>(starting: Promise<T>, line: string): Promise<T> => {
  try {
    return await starting;
  } catch (error) {
    throw isPortTaken(error) ? new Error(line) : error;
  }
};

const replayOf = async (file: string): Promise<Replay> =>
  new Replay(readRecording(await readFile(file, 'utf8')), {isTimed: true, hasOwnCard: true});

const start = async ({port, controlPort, replay, ...options}: CommandLineOptions, dataDir: string): Promise<void> => {
  const agent = await orExplain(
    startCardAgent({
      dataDir,
      ...options,
      replay: replay === undefined ? undefined : await replayOf(replay),
      port,
      onCall: ({method, ok, code}) => {
        const result = ok ? 'ok' : ['failed', code].join(' ').trimEnd();
        console.log(`${new Date().toISOString()} ${method} ${result}`);
      },
    }),
    `Port ${port} is taken, perhaps by a real card agent. Stop that one or choose another --port.`,
  );
  const closers = [() => agent.close()];
  const close = () => closers.forEach((closeNext) => void closeNext());
  try {
    const {card, reader} = agent.settings;
    console.log(`Card agent (simulated) on ${agent.url}, card: ${card}, reader: ${reader}`);
    if (controlPort !== undefined) {
      const line = `Port ${controlPort} is taken. Choose another --control-port.`;
      const control = await orExplain(startControl(agent, controlPort), line);
      closers.push(() => control.close());
      console.log(`Control on ${control.url}`);
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
  } catch (error) {
    close();
    throw error;
  }
};

/** Executes the command line. If it names no other folder, the cards' authority is stored in this one. */
export const runCommandLine = async (dataDir: string): Promise<void> => {
  try {
    const options = readCommandLine(process.argv.slice(2), process.env['AGENT_PORT']);
    if (options === 'help') console.log(usageIn(dataDir));
    else await start(options, options.dataDir ?? dataDir);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), error instanceof CommandLineError ? 2 : 1);
  }
};
