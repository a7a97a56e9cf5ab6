/** `npm run host -- NAME`: the demo, and a sample host in front of its backend. */
import {defaultUserId} from '../../simulators/backend/users.js';
import {startDemo} from '../server.js';
import {readSettings} from '../settings.js';
import {hostNames, startHost} from './hosts.js';
import {installHost, packLibrary} from './install.js';
import {ownMethods} from './own-methods.js';
import {findTomcat, noTomcat} from './render.js';

const name = hostNames.find((each) => each === process.argv[2]);
if (name === undefined) {
  console.error(`Which host: ${hostNames.join(', ')}?`);
  process.exit(1);
}
if (name === 'java' && !(await findTomcat())) {
  console.error(noTomcat);
  process.exit(1);
}
const origins: string[] = [];
const settings = readSettings(process.env);
const folder = await installHost(name, await packLibrary());
const demo = await startDemo({...settings, origins: () => origins, externalMethods: await ownMethods()});
const host = await startHost(name, {folder, demo, user: defaultUserId, byHand: true});
origins.push(host.origin);
console.log(`${name}: ${host.url}/`);
const signedIn = name === 'java' ? 'Signed in as at the demo' : `Signed in as ${defaultUserId}`;
console.log(`${signedIn}; scenarios and other users: ${demo.url}/`);
const close = () => void Promise.all([host.close(), demo.close()]);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
