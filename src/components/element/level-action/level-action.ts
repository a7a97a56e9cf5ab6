import {actServer, type ListedAct} from '../../../adapters/acts.js';
import {pageWindow} from '../../../adapters/page.js';
import {whenLookedAt} from '../../../adapters/page-watch.js';
import {markOf, withStorage} from '../../../adapters/polling.key.js';
import {randomKey} from '../../../domain/random-ids.js';
import {actFormPattern, actIdPattern} from '../../../domain/wire-formats.js';
import {localeAt} from '../../locales/locale.js';
import {timeOf} from '../../locales/time-format.js';
import type {RealnameCert} from '../realname-cert.js';
import {warnDeveloper} from '../report/warn-developer.js';
import {type ActNow, type KeptAct, levelAct} from './act.js';
import {actParameter, levelDialog} from './dialog.js';
import {draw, type LevelActionOffer, type LevelActionState} from './draw.js';
import {actWords} from './words.js';

export interface LevelActionSettings<Fields> {
  /**
   * Name of the form, of `a-z`, `0-9` and `-`, at most 40 characters. One for each form of an origin: acts of two forms
   * never meet.
   */
  readonly form: string;
  /** What the user calls that which is submitted, for sentences and buttons: `报关单`, or `declaration` in English. */
  readonly name: string;
  /** Address at which your server lists and deletes acts, such as `/api/drafts`. */
  readonly drafts: string;
  /** Headers of each request, asked for each time, such as a token against forged requests. */
  readonly headers?: (() => Readonly<Record<string, string>>) | undefined;
  /**
   * Opens the form, or shuts it: it stays a `<fieldset disabled>` until the first answer has said whose page this is. At
   * once, not at the next render.
   */
  readonly enable: (isOpen: boolean) => void;
  /** What is in the form, as plain JSON and without a time of day. It is sent, and your server keeps it. */
  readonly read: () => Fields;
  /** Whether nothing is filled in. An empty form is not sent: mark its fields `required`. */
  readonly isEmpty: () => boolean;
  /** Fills the form. `null` empties it. */
  readonly fill: (fields: Fields | null) => void;
  /** Sends exactly these fields with exactly these headers, once, and resolves with the answer, whatever it is. */
  readonly send: (fields: Fields, headers: Readonly<Record<string, string>>) => Promise<Response>;
  /** Gets a new ticket of the portal for your session. If it rejects, the work goes on without. */
  readonly renew?: (() => Promise<void>) | undefined;
  /** The widget. It may be defined later: it is loaded when it is shown first. */
  readonly cert: RealnameCert;
  /** What shows the widget. By default the dialog around it, or one that is made around it. */
  readonly dialog?: HTMLDialogElement | undefined;
  /** Where sentences, buttons and offers are drawn, or what draws them. */
  readonly status: HTMLElement | ((now: LevelActionState) => void);
}

export interface LevelAction {
  /** For the submit event, and nothing else. */
  readonly press: () => void;
  /** Begins another one, after one was executed (再报一份). */
  readonly again: () => void;
  /** Empties the form, and offers what was in it no more in this tab (不用了). */
  readonly decline: () => void;
  /** Deletes the draft that is in the form (删除). */
  readonly remove: () => void;
  /** Ends it, before the form leaves the page. */
  readonly stop: () => void;
}

/** Forms of this page that have one. */
const inUse = new Set<string>();

const check = <Fields>({form, cert, ...rest}: LevelActionSettings<Fields>): void => {
  const fail = (words: string): never => {
    throw new TypeError(`levelAction(): ${words}`);
  };
  if (!actFormPattern.test(form)) fail('form: 1 to 40 of a-z, 0-9 and -');
  if ((cert as Partial<RealnameCert> | undefined)?.localName !== 'sw-realname-cert')
    fail('cert: the element <sw-realname-cert>');
  for (const name of ['enable', 'read', 'isEmpty', 'fill', 'send'] as const)
    if (typeof rest[name] !== 'function') fail(`${name}: a function`);
  for (const name of ['name', 'drafts'] as const) if (!rest[name]) fail(`${name}: a text`);
  if (typeof rest.status !== 'function' && !(rest.status as Partial<Element> | undefined)?.append)
    fail('status: an element of the page, or a function');
  if (inUse.has(form)) fail(`form: “${form}” is in use on this page. Call stop() of the former one`);
};

/** The id of the own form's act, which leaves the address. That of another form stays. */
const takeFromAddress = (form: string): string | undefined => {
  const {location, history} = pageWindow();
  const address = new URL(location.href);
  const [named, id = ''] = address.searchParams.get(actParameter)?.split('.') ?? [];
  if (named !== form) return undefined;
  address.searchParams.delete(actParameter);
  history.replaceState(history.state, '', address);
  return actIdPattern.test(id) ? id : undefined;
};

/** In this tab, without the name of the user. */
const keeper = (form: string) => {
  const key = `sw-act:${form}`;
  return {
    recall: (user: string): KeptAct | undefined =>
      withStorage((store) => {
        const kept = JSON.parse(store.getItem(key) ?? '{}') as Partial<KeptAct> & {user?: unknown};
        const {id = '', unsure = false, number, hidden = []} = kept;
        return kept.user === markOf(user) && actIdPattern.test(id) ? {id, unsure, number, hidden} : undefined;
      }),
    keep: (user: string, act: KeptAct): void => {
      withStorage((store) => {
        store.setItem(key, JSON.stringify({...act, user: markOf(user)}));
      });
    },
  };
};

/**
 * Submits a form whose action may need a security level. Your server executes each act, such as a declaration, once, and
 * keeps what it refuses, so that this page, another tab or the one after the next sign-in goes on with it. Where the level
 * is missing, the widget comes in a dialog, and its last button sends what was pressed.
 *
 * @throws TypeError if a setting does not fit, or the form has one already on this page.
 */
export const levelAction = <Fields>(settings: LevelActionSettings<Fields>): LevelAction => {
  check(settings);
  const {form, name, drafts, cert, status, enable, isEmpty, fill, send, renew} = settings;
  inUse.add(form);
  const ended = new AbortController();
  const {signal} = ended;
  const headers = () => settings.headers?.() ?? {};
  const server = actServer<Fields>({drafts, form, headers, signal, warn: warnDeveloper});
  const locale = () => localeAt(typeof status === 'function' ? cert : status);
  const words = () => actWords(locale());
  const dialog = levelDialog({cert, dialog: settings.dialog, form, name, words});

  const offerOf = (offer: ListedAct<Fields>, mayGoOn: boolean): LevelActionOffer => {
    const {id, at, number} = offer;
    const {openAct, executedAct, goOn, decline, remove} = words();
    const when = timeOf(at, locale());
    const buttons = [
      ...(number === undefined && mayGoOn ? [{text: goOn, press: () => void act.goOn(id)}] : []),
      {text: decline, press: () => act.decline(id)},
      ...(number === undefined && mayGoOn ? [{text: remove, press: () => void act.remove(id)}] : []),
    ];
    return {id, at, number, text: number === undefined ? openAct(when) : executedAct(when, number), buttons};
  };

  const stateOf = (now: ActNow<Fields>): LevelActionState => {
    const {kind, number, refusal, can} = now;
    const {said, again, decline, remove, retry} = words();
    const buttons = [
      ...(can.again ? [{text: again, press: act.again}] : []),
      ...(can.drop ? [{text: decline, press: () => act.decline()}] : []),
      ...(can.drop ? [{text: remove, press: () => void act.remove()}] : []),
      ...(kind === 'shut' && now.isShutBy ? [{text: retry, press: () => void act.look()}] : []),
    ];
    const text = refusal?.words ?? said[kind](now, name);
    return {
      kind,
      text,
      number,
      response: refusal?.response,
      buttons,
      offers: now.offers.map((offer) => offerOf(offer, can.goOn)),
    };
  };

  const post = async (fields: Fields, id: string, user: string) => {
    const response: unknown = await send(fields, {...headers(), 'Idempotency-Key': id, 'Sw-Act-User': user});
    if (typeof (response as Partial<Response> | undefined)?.clone === 'function') return response as Response;
    warnDeveloper('levelAction(): send() must resolve with a Response');
    throw new TypeError('no response');
  };

  const act = levelAct<Fields>({
    enable,
    // A page may go on changing the object that it gives.
    read: () => JSON.parse(JSON.stringify(settings.read())) as Fields,
    isEmpty,
    fill,
    renew: () => server.within(async () => renew?.()),
    list: server.list,
    remove: server.remove,
    post: (fields, id, user) => server.answerTo(() => post(fields, id, user)),
    ...keeper(form),
    addressed: () => takeFromAddress(form),
    reach: dialog.reach,
    showReturned: dialog.showReturned,
    closeDialog: dialog.close,
    mayReplace: () => confirm(words().mayReplace),
    newId: randomKey,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    show: (now, isFocused) => {
      if (typeof status === 'function') status(stateOf(now));
      else draw(status, stateOf(now), isFocused);
    },
  });

  whenLookedAt(() => void act.look(), signal);
  for (const type of ['blur', 'pagehide']) addEventListener(type, act.leave, {signal});
  enable(false);
  void act.look();
  return {
    press: () => void act.press(),
    again: act.again,
    decline: () => act.decline(),
    remove: () => void act.remove(),
    stop: () => {
      ended.abort();
      act.stop();
      dialog.undo();
      inUse.delete(form);
    },
  };
};
