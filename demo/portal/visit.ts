import {randomBytes} from 'node:crypto';
import type {Context} from 'hono';
import {deleteCookie, getCookie, setCookie} from 'hono/cookie';

/* What the browser keeps for a visitor who is not signed in. Like the session's cookie, it is sent from our pages only. */

const visitCookie = 'sw_demo_visit';
const signedOutCookie = 'sw_demo_signed_out';
const options = {httpOnly: true, sameSite: 'Strict', path: '/'} as const;

/** The visitor's id. It is worth nothing after the sign-in, which starts a session with an id of its own. */
export const findVisit = (c: Context): string | undefined => {
  const visit = getCookie(c, visitCookie);
  return visit !== undefined && /^[\w-]{43}$/.test(visit) ? visit : undefined;
};

export const openVisit = (c: Context): string => {
  const visit = findVisit(c) ?? randomBytes(32).toString('base64url');
  setCookie(c, visitCookie, visit, options);
  return visit;
};

/** Whether somebody has signed out here. From then on the portal signs nobody in by itself. */
export const isSignedOut = (c: Context): boolean => getCookie(c, signedOutCookie) !== undefined;

export const markSignedOut = (c: Context): void => {
  setCookie(c, signedOutCookie, '1', options);
};

/** Somebody is signed in again, by hand or by a link. */
export const endVisit = (c: Context): void => {
  if (findVisit(c) !== undefined) deleteCookie(c, visitCookie, {path: '/'});
  if (isSignedOut(c)) deleteCookie(c, signedOutCookie, {path: '/'});
};
