import type {Actor, AnyActorRef} from 'xstate';
import {pollingStore} from '../../src/adapters/polling.store.js';
import type {RealnameCert} from '../../src/components/shell/realname-cert.js';
import type {HandoffMachine} from '../../src/machines/handoff.machine.js';
import {fakeStatus} from '../../src/fakes.js';
import {choose, find, press} from './drive.js';

const {subject} = fakeStatus();
const view = 'sw-rc-handoff';

/** How a user comes to each state of a method that is decided elsewhere. */
export const handoffDrive = (method: string) => {
  const {remember, forget} = pollingStore(method);

  /** Opens the path with what an earlier page left in storage. A scene must leave nothing for the next one. */
  const toPath = (leave: () => void) => async (cert: RealnameCert) => {
    forget(subject);
    await choose(cert, undefined);
    leave();
    void cert.open(method);
    // The path reads the stored handoff as soon as it opens.
    await find(cert, view);
    forget(subject);
  };
  const toChoice = async (cert: RealnameCert): Promise<void> => {
    await toPath(() => undefined)(cert);
    await find(cert, '.place, .note');
  };
  const toChosen = async (cert: RealnameCert): Promise<void> => {
    await toChoice(cert);
    await press(cert, '.place .choose');
  };
  const toWay = async (cert: RealnameCert): Promise<void> => {
    await toChosen(cert);
    await find(cert, 'a.button, .qr');
    forget(subject);
  };
  /** Presses the link without leaving the page. */
  const toAway = async (cert: RealnameCert): Promise<void> => {
    await toWay(cert);
    const stay = (event: Event): void => {
      event.preventDefault();
    };
    cert.addEventListener('click', stay);
    await press(cert, 'a.button');
    cert.removeEventListener('click', stay);
  };
  /** The other side's answer has arrived. */
  const toAnswered =
    (selector: string) =>
    async (cert: RealnameCert): Promise<void> => {
      await toChosen(cert);
      await find(cert, selector);
      forget(subject);
    };
  const toResumed = async (cert: RealnameCert): Promise<void> => {
    await toPath(() => {
      remember('handoff-1', subject);
    })(cert);
  };
  const toCancelled = async (cert: RealnameCert): Promise<void> => {
    await toWay(cert);
    await press(cert, '.abandon button');
  };
  const toRenewed =
    (selector: string) =>
    async (cert: RealnameCert): Promise<void> => {
      await toWay(cert);
      await press(cert, '.qr ~ p button');
      await find(cert, selector);
      forget(subject);
    };
  /** The handoff's address has expired. */
  const toExpired = async (cert: RealnameCert): Promise<void> => {
    await toWay(cert);
    const {actor} = await find<HTMLElement & {actor: Actor<HandoffMachine>}>(cert, view);
    const wait: AnyActorRef | undefined = actor.getSnapshot().children.wait;
    wait?.send({type: 'xstate.after.untilEnd.polling'});
  };
  return {toPath, toChoice, toChosen, toWay, toAway, toAnswered, toResumed, toCancelled, toRenewed, toExpired};
};
