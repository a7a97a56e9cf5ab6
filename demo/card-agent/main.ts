import {fileURLToPath} from 'node:url';
import {runCommandLine} from './run.js';

/** Shared with the demo's server, which takes cards of this CA only. */
await runCommandLine(fileURLToPath(new URL('../.data', import.meta.url)));
