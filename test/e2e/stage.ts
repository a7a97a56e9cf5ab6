import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {BackendEvent} from '../../simulators/backend/store.js';
import type {SimulatedMethod} from '../../simulators/places/kinds.js';
import {type Demo, type DemoOptions, startDemo} from '../../demo/server.js';
import {statusSchema} from '../../src/domain/schemas.js';

export {randomPin} from '../domain/random-pin.js';

export interface Stage {
  readonly demo: Demo;
  /** All that a backend would have written down so far. */
  happenings(): readonly BackendEvent[];
  /** By what somebody is certified, as the backend says, whoever is signed in in a browser. */
  certifiedBy(user: string): Promise<readonly string[]>;
}

/** The demo with the scripts of `npm run build`, for the tests of one `describe`: on free ports, with a data folder of its own. */
export const useStage = (
  origins: () => readonly string[] = () => [],
  externalMethods: () => Promise<readonly SimulatedMethod[]> = async () => [],
  subApps?: DemoOptions['subApps'],
): (() => Stage) => {
  let dataDir: string;
  let demo: Demo;
  const happenings: BackendEvent[] = [];
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'e2e-'));
    const record = (happening: BackendEvent) => void happenings.push(happening);
    const parts = {record, origins, externalMethods: await externalMethods(), subApps};
    demo = await startDemo({port: 0, agentPort: 0, dataDir, ...parts});
  });
  after(async () => {
    await demo.close();
    await rm(dataDir, {recursive: true});
  });
  return () => ({
    demo,
    happenings: () => happenings,
    certifiedBy: async (user) => {
      const headers = {origin: demo.url, 'content-type': 'application/json'};
      const body = JSON.stringify({user, as: 'program'});
      const signedIn = await fetch(`${demo.url}/demo/session`, {method: 'POST', headers, body});
      const {token} = (await signedIn.json()) as {token: string};
      const authorization = `Bearer ${token}`;
      const status = await fetch(`${demo.url}/api/realname-cert/status`, {headers: {authorization}});
      const {methods} = statusSchema().parse(await status.json());
      return methods.filter(({state}) => state === 'certified').map(({id}) => id);
    },
  });
};
