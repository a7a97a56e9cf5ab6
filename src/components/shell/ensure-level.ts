import {CertError, isCertError} from '../../domain/errors.js';
import {ofDocument} from '../../adapters/of-document.js';
import {isAtLeast} from '../../domain/levels.js';
import type {Requirement} from '../../adapters/requirement.js';
import type {Level} from '../../domain/schemas.js';
import {whenRemoved} from '../lit/when-removed.js';
import type {RealnameCert} from './realname-cert.js';

/** How the user has the level. */
export type Ensured =
  | {
      /** In force now. */
      readonly level: Level;
      /** Of the certification that has just led to it. Undefined where the level was in force before. */
      readonly certificationId: string | undefined;
    }
  /** From the next sign-in on. */
  | {readonly relogin: true};

export interface EnsureOptions {
  /** Gives up: then the promise rejects with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** What the level is for, in the host's words, such as `提交报关单`. Home shows it. */
  readonly purpose?: string | undefined;
}

/** By what the status says. Undefined while the user can still do something. */
const reached = (cert: RealnameCert, wanted: string): Ensured | CertError | undefined => {
  const {status, view, methodStates} = cert;
  if (!status) return undefined;
  if (isAtLeast(status.level, wanted, status)) return {level: status.level, certificationId: undefined};
  if (isAtLeast(status.nextLevel, wanted, status)) return {relogin: true};
  const isOver = view === 'home' && !methodStates.some(({enabled}) => enabled);
  return isOver ? new CertError('level-not-reachable') : undefined;
};

const certified = (cert: RealnameCert, wanted: string, stop: AbortSignal): Promise<Ensured> =>
  new Promise((resolve, reject) => {
    let about = cert.status?.subject;
    const look = (): void => {
      const subject = cert.status?.subject;
      const isAnother = about !== undefined && subject !== undefined && subject !== about;
      const found = isAnother ? new CertError('subject-changed') : reached(cert, wanted);
      if (isCertError(found)) reject(found);
      else if (found) resolve(found);
    };
    const options = {signal: stop};
    cert.addEventListener(
      'sw-complete',
      ({level, effective, certificationId}) => {
        if (cert.status && isAtLeast(level, wanted, cert.status))
          resolve(effective === 'now' ? {level, certificationId} : {relogin: true});
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
    stop.addEventListener('abort', () => {
      reject(new CertError('cancelled'));
    });
    // In another tab the user may have reached it meanwhile.
    const lookAgain = (): void => {
      if (!ofDocument('hidden') && cert.view === 'home') void cert.refresh().then(look);
    };
    for (const type of ['visibilitychange', 'focus']) addEventListener(type, lookAgain, options);
    // What the status was before does not count.
    const begin = async (): Promise<void> => {
      await cert.open('home');
      about ??= cert.status?.subject;
      await cert.refresh();
      cert.addEventListener('sw-step', look, options);
      look();
    };
    begin().catch(reject);
  });

interface Wish {
  readonly requiredLevel: string;
  readonly requiredFor: string;
}

/** Of each element, the host's own wish, and then those that wait. Home offers what the last one wants. */
const wishes = new WeakMap<RealnameCert, Wish[]>();

/** Adds a wish. Returns what takes it away again. */
const wish = (cert: RealnameCert, wanted: Wish): (() => void) => {
  const {requiredLevel, requiredFor} = cert;
  const all = wishes.get(cert) ?? [{requiredLevel, requiredFor}];
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

/** The refused levels for which this was said to be in force already. */
const saidBefore = new WeakMap<RealnameCert, Set<string>>();

/**
 * Resolves when the user has the level: at once where it is in force already. Otherwise home offers only the methods that
 * lead there, says what they are for, and the promise waits. What was resolved unlocks nothing: the server decides.
 *
 * `wanted`: the id of a level, or what `requirementOf` has read of a server's refusal.
 *
 * @throws CertError `cancelled` if the signal gave up, or the element was removed and has no `keep-alive`;
 *   `level-not-reachable` if no method of this user leads there; `level-not-accepted` if a server refuses once more what was
 *   said to be in force; `subject-changed` if another user has signed in meanwhile, such as in another tab, whatever level that
 *   one has.
 */
export const ensureLevel = async (
  cert: RealnameCert,
  wanted: string | Requirement,
  {signal, purpose = ''}: EnsureOptions = {},
): Promise<Ensured> => {
  const isRefused = typeof wanted !== 'string';
  const {level, maxAge} = isRefused ? wanted : {level: wanted};
  if (signal?.aborted) throw new CertError('cancelled');
  if (level === undefined || maxAge !== undefined) return {relogin: true};
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
  const takeAway = wish(cert, {requiredLevel: level, requiredFor: purpose});
  try {
    const ensured = await certified(cert, level, stop.signal);
    if (!isRefused || 'relogin' in ensured) return ensured;
    const said = saidBefore.get(cert) ?? new Set();
    saidBefore.set(cert, said);
    if (ensured.certificationId === undefined && said.has(level)) throw new CertError('level-not-accepted');
    said.add(level);
    return ensured;
  } finally {
    signal?.removeEventListener('abort', giveUp);
    cert.removeController(away);
    stop.abort();
    takeAway();
  }
};
