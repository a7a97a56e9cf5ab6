import type {Context} from 'hono';
import {deleteCookie, getCookie, setCookie} from 'hono/cookie';
import {randomToken, sha256Of} from '../crypto.js';
import type {Session, Store} from './store.js';

const cookieName = 'sw_demo_session';
const lifetimeSeconds = 12 * 3_600;

/** For comparison and storage. The token has 256 random bits, so a plain hash cannot be reversed. */
const hash = sha256Of;

/** The token of a request: a program's token in its header, or a browser's in its cookie. */
const tokenOf = (c: Context): string | undefined => {
  const header = c.req.header('authorization');
  return header === undefined ? getCookie(c, cookieName) : /^Bearer ([\w-]{43})$/i.exec(header)?.[1];
};

export class Sessions {
  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  find(c: Context): Session | undefined {
    const token = tokenOf(c);
    return token === undefined ? undefined : this.store.session(hash(token));
  }

  /** A new session for a program, which gets and keeps the token. */
  signIn(user: string, by?: Session['by']): {token: string; session: Session} {
    const token = randomToken(32);
    const session = {
      id: hash(token),
      user,
      order: this.store.nextOrder(),
      at: this.now(),
      until: this.now() + lifetimeSeconds * 1_000,
      ...(by && {by}),
    };
    this.store.record({type: 'signed-in', ...session});
    return {token, session};
  }

  /** A new session in this browser. It replaces the previous one. */
  signInBrowser(c: Context, user: string, by?: Session['by']): Session {
    const former = this.find(c);
    const {token, session} = this.signIn(user, by);
    if (former) this.end(former);
    // Not `secure`: the demo is plain HTTP on the loopback interface. Cookies do not distinguish ports, so another
    // program on this machine counts as the same site. Therefore the origin is checked too.
    setCookie(c, cookieName, token, {httpOnly: true, sameSite: 'Strict', path: '/', maxAge: lifetimeSeconds});
    return session;
  }

  lastOf(user: string): Session | undefined {
    return this.store.sessionsOf(user).at(-1);
  }

  end({id}: Session): void {
    this.store.record({type: 'signed-out', id});
  }

  signOut(c: Context): void {
    const session = this.find(c);
    if (session) this.end(session);
    deleteCookie(c, cookieName, {path: '/'});
  }
}
