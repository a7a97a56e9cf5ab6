import type {BackendEvent} from '../../simulators/backend/store.js';
import type {SimulatedMethod} from '../../simulators/places/kinds.js';
import type {Demo, DemoOptions} from '../../demo/server.js';
import {useDemo} from '../demo/server.harness.js';
import {statusSchema} from '../../src/domain/schemas.js';

export {randomPin} from '../domain/random-pin.js';

export interface Stage {
  readonly demo: Demo;
  /** All that a backend would have written down so far. */
  happenings(): readonly BackendEvent[];
  /** By what somebody is certified, as the backend says, whoever is signed in in a browser. */
  certifiedBy(user: string): Promise<readonly string[]>;
}

/** The demo with the scripts of `npm run build`, for the tests of one `describe`. */
export const useStage = (
  origins: () => readonly string[] = () => [],
  externalMethods: () => Promise<readonly SimulatedMethod[]> = async () => [],
  subApps?: DemoOptions['subApps'],
): (() => Stage) => {
  const happenings: BackendEvent[] = [];
  const record = (happening: BackendEvent) => void happenings.push(happening);
  const demoOf = useDemo(async () => ({record, origins, externalMethods: await externalMethods(), subApps}));
  return () => ({
    demo: demoOf(),
    happenings: () => happenings,
    certifiedBy: async (user) => {
      const demo = demoOf();
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
