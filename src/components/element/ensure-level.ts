import {CertError, isCertError} from '../../domain/errors.js';
import {pageWindow, ownAddress} from '../../adapters/page.js';
import {whenLookedAt} from '../../adapters/page-watch.js';
import {reachesAny} from '../../domain/levels.js';
import type {Requirement} from '../../adapters/requirement.js';
import type {Level} from '../../domain/schemas.js';
import {whenRemoved} from '../lit/timing.js';
import {warnDeveloper} from './report/warn-developer.js';
import type {RealnameCert} from './realname-cert.js';
import {tokensIn} from './settings.js';

type Ids = readonly string[];

/** How the user has the level. */
export type Ensured =
  /** In force now. */
  | {
      readonly kind: 'reached';
      readonly level: Level;
      /** Of the certification that has just led to it. Undefined where the level was in force before. */
      readonly certificationId: string | undefined;
      /** Whether the user left the result by its button, not by closing what it is in. Without a result: false. */
      readonly pressed: boolean;
    }
  /** In force from the next sign-in on: until then, the server refuses. */
  | {readonly kind: 'at-next-sign-in'};

const atNextSignIn = {kind: 'at-next-sign-in'} as const;

export interface EnsureOptions {
  /** Gives up: then the promise rejects with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** What the level is needed for, in the host's words, such as `提交报关单`. Home shows it. */
  readonly requiredFor?: string | undefined;
  /**
   * Asked when a result is shown: whether its button will also do what the level is needed for. It then says so, such as
   * `完成并提交报关单`; otherwise `完成`.
   */
  readonly sends?: (() => boolean) | undefined;
}

/** By what the status says. Undefined while the user can still do something. */
const reached = ({status, view, offered}: RealnameCert, required: Ids): Ensured | CertError | undefined => {
  if (!status) return undefined;
  if (reachesAny(status.level, required, status))
    return {kind: 'reached', level: status.level, certificationId: undefined, pressed: false};
  if (reachesAny(status.nextLevel, required, status)) return atNextSignIn;
  const isOver = view === 'home' && !offered.some(({enabled}) => enabled);
  return isOver ? new CertError('level-not-reachable') : undefined;
};

/** One method alone has no home. */
const isSolo = ({methods}: RealnameCert): boolean => tokensIn(methods)?.length === 1;

/** Whether what is shown leads there: a method that home would offer for it, or its result. */
const leadsThere = (cert: RealnameCert, required: Ids): boolean =>
  cert.view === 'result'
    ? reached(cert, required) !== undefined
    : !isSolo(cert) && cert.offered.some(({id}) => id === cert.view);

const certified = (
  cert: RealnameCert,
  required: Ids,
  whose: string | undefined,
  stop: AbortSignal,
  button: {isPressed: boolean},
): Promise<Ensured> =>
  new Promise((resolve, reject) => {
    let about = whose ?? cert.status?.subject;
    /** The certification that has led there, whose result is still shown. */
    let achieved: Ensured | undefined;
    const look = (): void => {
      const {status, view} = cert;
      about ??= status?.subject;
      if (status && status.subject !== about) reject(new CertError('subject-changed'));
      // What a bank asks for at its end, or that the level is for the next sign-in, stands there. The user leaves it.
      else if (view !== 'result') {
        const found = achieved ?? (view === 'home' || isSolo(cert) ? reached(cert, required) : undefined);
        if (isCertError(found)) reject(found);
        else if (found) resolve(found.kind === 'reached' ? {...found, pressed: button.isPressed} : found);
        // It was that of a result which did not lead there.
        button.isPressed = false;
      }
    };
    const options = {signal: stop};
    cert.addEventListener(
      'sw-complete',
      ({level, effective, certificationId}) => {
        if (!cert.status || !reachesAny(level, required, cert.status)) return;
        achieved = effective === 'now' ? {kind: 'reached', level, certificationId, pressed: false} : atNextSignIn;
        look();
      },
      options,
    );
    cert.addEventListener(
      'sw-relogin',
      () => {
        if (achieved) resolve(achieved);
      },
      options,
    );
    cert.addEventListener(
      'sw-error',
      ({code}) => {
        if (code === 'subject-changed') reject(new CertError(code));
      },
      options,
    );
    // Who closes a dialog with the result in it has what they came for.
    stop.addEventListener('abort', () => {
      if (achieved) resolve(achieved);
      else reject(new CertError('cancelled'));
    });
    // In another tab the user may have reached it meanwhile.
    whenLookedAt(() => {
      if (cert.view === 'home') void cert.refresh().then(look);
    }, stop);
    const begin = async (): Promise<void> => {
      await cert.refresh();
      // Back from a bank, the method goes on by itself, or has its result already. Anything else begins at home, by what
      // the status says now.
      if (!leadsThere(cert, required)) {
        await cert.open('home');
        await cert.refresh();
      }
      cert.addEventListener('sw-step', look, options);
      look();
    };
    begin().catch(reject);
  });

type Wish = Pick<RealnameCert, 'requiredLevel' | 'requiredFor' | 'resultButton'>;

/** Of each element, the host's own wish, and then those that wait. Home offers what the last one wants. */
const wishes = new WeakMap<RealnameCert, Wish[]>();

/** Adds a wish. Returns what takes it away again. */
const wish = (cert: RealnameCert, wanted: Wish): (() => void) => {
  const {requiredLevel, requiredFor, resultButton} = cert;
  const all = wishes.get(cert) ?? [{requiredLevel, requiredFor, resultButton}];
  wishes.set(cert, all);
  const show = (): void => {
    Object.assign(cert, all.at(-1));
  };
  all.push(wanted);
  show();
  return () => {
    all.splice(all.indexOf(wanted), 1);
    show();
    if (all.length === 1) wishes.delete(cert);
  };
};

/** Of each element, which levels were said to be in force already after a refusal, and of whom. */
const saidBefore = new WeakMap<RealnameCert, Set<string>>();

let isHinted = false;

/** A page that a bank leads to must know what the user came for. */
const hintReturn = ({returnUrl}: RealnameCert): void => {
  const {location} = pageWindow();
  if (isHinted || ownAddress(returnUrl || location.pathname)?.href !== location.origin + location.pathname) return;
  isHinted = true;
  warnDeveloper('return-url leads back to this page and does not say for which action: see docs/level.md');
};

/**
 * Resolves when the user has the level: at once where it is in force already. Otherwise home offers only the methods that
 * lead there, says what they are for, and the promise waits. What was resolved unlocks nothing: the server decides.
 *
 * A result is shown until the user leaves it, and only then the promise settles.
 *
 * `required`: ids of levels, of which any is enough, or what `requirementOf` has read of a server's refusal.
 *
 * @throws TypeError if `cert` is no `sw-realname-cert` that is defined.
 * @throws CertError `cancelled` if the signal gave up, or the element was removed and has no `keep-alive`;
 *   `level-not-reachable` if no method of this user leads there; `level-not-accepted` if a server refuses once more what was
 *   said to be in force; `subject-changed` if another user has signed in since the refusal, such as in another tab, whatever
 *   level that one has.
 */
export const ensureLevel = async (
  cert: RealnameCert,
  required: string | Requirement,
  {signal, requiredFor = '', sends = () => false}: EnsureOptions = {},
): Promise<Ensured> => {
  // A window, a dialog and an inbox of ours have much of its names, but not this one.
  if (typeof (cert as Partial<RealnameCert> | undefined)?.checkAgent !== 'function')
    throw new TypeError('ensureLevel(): the first argument is no <sw-realname-cert> that is defined');
  const isRefused = typeof required !== 'string';
  const {levels, maxAge, subject}: Requirement = isRefused ? required : {levels: tokensIn(required) ?? ['']};
  if (signal?.aborted) throw new CertError('cancelled');
  if (levels === undefined || maxAge !== undefined) return atNextSignIn;
  hintReturn(cert);
  const stop = new AbortController();
  const giveUp = (): void => {
    stop.abort();
  };
  // Else the host would wait for good.
  const away = {
    hostDisconnected: (): void => {
      whenRemoved(cert, () => {
        if (!cert.keepAlive) giveUp();
      });
    },
  };
  cert.addController(away);
  signal?.addEventListener('abort', giveUp);
  const button = {
    isPressed: false,
    sends: () => cert.status !== undefined && reachesAny(cert.status.level, levels, cert.status) && sends(),
    press: () => {
      button.isPressed = true;
    },
  };
  const takeAway = wish(cert, {requiredLevel: levels.join(' '), requiredFor, resultButton: button});
  try {
    const ensured = await certified(cert, levels, subject, stop.signal, button);
    if (!isRefused || ensured.kind === 'at-next-sign-in') return ensured;
    const said = saidBefore.get(cert) ?? new Set();
    saidBefore.set(cert, said);
    const refused = `${cert.status?.subject} ${levels.join(' ')}`;
    if (ensured.certificationId === undefined && said.has(refused)) throw new CertError('level-not-accepted');
    said.add(refused);
    return ensured;
  } finally {
    signal?.removeEventListener('abort', giveUp);
    cert.removeController(away);
    stop.abort();
    takeAway();
  }
};
