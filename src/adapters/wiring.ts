import {bankMethod} from '../domain/banks.js';
import {readExternalMethods, type ExternalMethod} from '../domain/external-methods.js';
import {ownProperty} from '../domain/own-property.js';
import type {ExternalMethodInfo} from '../domain/places.js';
import type {PathId} from '../domain/ids.js';
import type {MethodLogic} from '../machines/certification.setup.js';
import type {Adapters} from './adapters.js';
import {wireJourney} from './wire-journey.js';

type LoadLogic = (adapters: Adapters, subject: string) => Promise<MethodLogic>;

const wireExternal =
  (external: ExternalMethodInfo): LoadLogic =>
  async (...all) =>
    (await import('./handoff.wiring.js')).wireHandoff(external)(...all);

/**
 * The machine of each method, and of the profile, on these adapters. Loaded when chosen. `subject` is the user from the
 * status: the machine acts for no other user.
 */
export const methodLogics: Readonly<Record<string, LoadLogic>> = {
  'ic-card': async (adapters, subject) => {
    // Loads the agent's client too, so that nothing more needs loading after the path is open.
    const [{wire}] = await Promise.all([import('./ic-card.wiring.js'), adapters.agent()]);
    return wire(adapters, subject);
  },
  'legal-rep': async (...all) => (await import('./legal-rep.wiring.js')).wire(...all),
  'bank-ukey': wireExternal(bankMethod()),
  'admin-assist': async (...all) => (await import('./admin-assist.wiring.js')).wire(...all),
  profile: async (...all) => (await import('./profile.wiring.js')).wire(...all),
} satisfies Record<PathId, LoadLogic>;

/**
 * The whole journey on real adapters: `createActor(wireCertification(adapters), {input})` runs it without a screen.
 * `prepare` is called when a method is opened, to load anything else that must be ready first. `externalMethods`: further methods,
 * as the property of the element, without rows that do not fit.
 */
export const wireCertification = (
  adapters: Adapters,
  prepare: (method: string) => Promise<unknown> = async () => undefined,
  externalMethods: readonly ExternalMethod[] = [],
) => {
  const read = readExternalMethods(externalMethods);
  const logics = {
    ...methodLogics,
    'bank-ukey': wireExternal(bankMethod(read.banks)),
    ...Object.fromEntries(read.methods.map((each) => [each.id, wireExternal(each)])),
  };
  return wireJourney(adapters, (method, subject) => {
    const load = ownProperty<LoadLogic>(logics, method);
    return load && Promise.all([load(adapters, subject), prepare(method)]).then(([logic]) => logic);
  });
};
