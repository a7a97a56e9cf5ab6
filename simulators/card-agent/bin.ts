import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {runCommandLine} from './run.js';

/** One folder per user, because it holds the user's private key. Windows already has a temporary folder per user. */
const user = process.getuid?.() ?? '';

await runCommandLine(join(tmpdir(), `sw-card-agent-simulator${user === '' ? '' : `-${user}`}`));
