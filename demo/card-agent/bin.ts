import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {runCommandLine} from './run.js';

/** Of each user their own: what lies there is that user's private key. Windows has a folder for each user already. */
const user = process.getuid?.() ?? '';

await runCommandLine(join(tmpdir(), `sw-card-agent-simulator${user === '' ? '' : `-${user}`}`));
