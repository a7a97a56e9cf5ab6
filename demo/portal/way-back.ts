export const certifyPath = '/certify';

export const ticketPath = '/demo/ticket';

export const signInPath = '/sign-in.html';

/** The page after the sign-in: the portal's first one, or another of ours. What a link asks for beyond that is ignored. */
export const wayBack = (next: string | null | undefined, origin: string): string => {
  if (!next || !URL.canParse(next, origin)) return '/';
  const to = new URL(next, origin);
  // By a list: of an address such as `/.//example.com` the path alone would lead away.
  return to.origin === origin && [certifyPath, ticketPath].includes(to.pathname) ? to.pathname + to.search : '/';
};

/** `notice`: which one to show, if another than for `back`. */
export const signInAddress = (back: string, notice?: string): string => {
  const query = [notice, back === '/' ? undefined : `next=${encodeURIComponent(back)}`];
  return `${signInPath}?${query.filter((each) => each !== undefined).join('&')}`;
};
