import {loadError, CertError} from '../domain/errors.js';
import {fromPromise} from 'xstate';
import {statusAnswers} from '../domain/status.js';
import {certificationMachine} from '../machines/certification.machine.js';
import type {MethodLogic, Standing} from '../machines/certification.setup.js';
import type {Adapters} from './adapters.js';
import {createRequester} from './ask-backend.js';
import {awaitedMethod} from './polling.key.js';

/**
 * The journey on real adapters. It names no path itself: an element for one path must not pull in the others. `open`
 * loads a path and its machine, or answers undefined if it knows no such path.
 */
export const wireJourney = (
  adapters: Adapters,
  open: (path: string, subject: string) => Promise<MethodLogic> | undefined,
) =>
  certificationMachine().provide({
    actors: {
      getStatus: fromPromise<Standing, void>(async ({signal}) => {
        const before = adapters.earlyStatus?.();
        const {backend, locale, log} = adapters;
        const answering = before && {add: () => before.request};
        const ask = createRequester({backend: before ?? backend, locale, log: answering ?? log}, statusAnswers);
        const status = await ask('getStatus', undefined, signal);
        adapters.clock.heard(status.now, before?.request.endedAt);
        return {status, awaited: awaitedMethod(status.subject)};
      }),
      windowFocus: fromPromise<void, void>(
        ({signal}) =>
          new Promise((resolve) => {
            const outside = globalThis as Partial<typeof globalThis>;
            outside.addEventListener?.(
              'focus',
              () => {
                resolve();
              },
              {once: true, signal},
            );
          }),
      ),
      openMethod: fromPromise<MethodLogic, {method: string; subject: string}>(async ({input: {method, subject}}) => {
        const opening = open(method, subject);
        if (!opening) throw new CertError('not-configured', {where: method});
        try {
          return await opening;
        } catch (thrown) {
          // Any other error means that a part of the page could not be loaded.
          throw loadError(thrown, method);
        }
      }),
    },
  });
