import {fileURLToPath} from 'node:url';
import {runCommandLine} from './run.js';

/** Shared with the demo's server, which accepts only cards of this CA. */
await runCommandLine(fileURLToPath(new URL('../../demo/.data', import.meta.url)));
