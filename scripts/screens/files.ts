import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The file of a state's picture. */
export const fileOf = (id: string, look: string): string => `${id.replace('/', '.')}.${look}.png`;
