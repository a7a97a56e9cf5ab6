import {type BackendOptions, createBackend} from './backend/index.js';
import {makePlaceKeys} from './places/keys.js';
import {kindsOf} from './places/kinds.js';
import type {AddressOf} from './places/place-urls.js';
import type {Stage} from './stage.js';

/** A certificate number that the simulated authority has in its list: a card with it is for tests. */
const revokedCertNo = '5ba0cc1e0000dead';

interface StagedOptions extends Pick<
  BackendOptions,
  'record' | 'ca' | 'origins' | 'isReturnPage' | 'intercept' | 'now' | 'externalMethods' | 'log' | 'parts'
> {
  readonly stage: Stage;
  /** False: no place is available. */
  readonly addressOf: AddressOf | false;
}

/** The backend, which behaves as the scenarios on the stage say, and the keys of its places. */
export const createStagedBackend = ({stage, addressOf, ...options}: StagedOptions) => {
  const {publicKeyOf, privateKeyOf} = makePlaceKeys(kindsOf(options.externalMethods));
  const backend = createBackend({
    intercept: (...asked) => stage.intercept(...asked),
    ...options,
    revoked: {has: (certNo) => certNo === revokedCertNo || stage.areCardsRevoked()},
    smsLifetimeMs: (session) => stage.sceneOf(session)?.smsLifetimeMs,
    ...(addressOf && {
      places: {
        addressOf: (at, order, session) => addressOf(at, order, stage.sceneOf(session)?.behaviour),
        keyOf: publicKeyOf,
      },
    }),
    needsHumanCheck: (session) => stage.sceneOf(session)?.humanCheck ?? false,
    handoffLifetimeMs: (session) => stage.sceneOf(session)?.handoffLifetimeMs,
  });
  return {backend, placeKeyOf: privateKeyOf};
};
