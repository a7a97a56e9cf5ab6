// Mounts and removes the element again and again. The backend answers at once: what is measured is ours alone.
import 'sw-realname-cert/define.js';
import {Actor} from 'xstate';
import './lit-form.js';

const inside = (element, selector) => element?.shadowRoot?.querySelector(selector);

/** Whether the screen is there that is shown before the element is removed. */
const isDrawn = {
  home: (cert) => inside(inside(cert, 'sw-rc-home'), '.method button'),
  profile: (cert) => inside(inside(cert, 'sw-rc-profile'), 'button'),
};

const [status, profile] = await Promise.all(
  ['status', 'profile'].map(async (name) => {
    const response = await fetch(`/api/realname-cert/${name}`);
    const version = response.headers.get('etag');
    return {...(await response.json()), ...(version !== null && {version})};
  }),
);
const backend = {getStatus: async () => status, getProfile: async () => profile};

const channel = new MessageChannel();

/** A macrotask, without the delay that a timer has after the first few. */
const turn = () =>
  new Promise((done) => {
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(undefined);
  });

/** Without a clock: after each turn, what was due is done. */
const until = async (isTrue) => {
  for (let turns = 0; !isTrue(); turns++) {
    if (turns > 1_000_000) throw new Error('It is never drawn.');
    await turn();
  }
};

const cycle = async (times, create, isThere) => {
  const started = performance.now();
  for (let time = 0; time < times; time++) {
    const element = create();
    document.body.append(element);
    await until(() => isThere(element));
    // Without its layout it would not be shown, and that is a good part of the work.
    element.getBoundingClientRect();
    element.remove();
    await turn();
  }
  return performance.now() - started;
};

globalThis.lifetime = {
  Actor: Actor.prototype,
  cycleOurs: (times, view) =>
    cycle(
      times,
      () => Object.assign(document.createElement('sw-realname-cert'), {backend, startView: view, lang: 'zh-CN'}),
      isDrawn[view],
    ),
  cycleLit: (times) =>
    cycle(
      times,
      () => document.createElement('lit-form'),
      (form) => inside(form, 'button'),
    ),
};
