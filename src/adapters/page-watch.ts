import type {PageEvent} from '../machines/polling.setup.js';
import {documentProperty} from './page.js';
import {markOf} from './polling.key.js';

const channelName = 'sw-realname-cert';

/**
 * Messages between pages of one origin. Any script of the origin can send them, so they only change when a request is
 * sent.
 */
type Note = {readonly type: 'asked'; readonly digest: number} | {readonly type: 'returned'};

const noteIn = (data: unknown): Note | undefined => {
  const {type, digest} = Object(data) as {type?: unknown; digest?: unknown};
  if (type === 'returned') return {type};
  return type === 'asked' && typeof digest === 'number' ? {type, digest} : undefined;
};

const isHidden = () => documentProperty('hidden');

const openChannel = (): BroadcastChannel | undefined => {
  try {
    return new BroadcastChannel(channelName);
  } catch {
    return undefined; // Where storage is forbidden, BroadcastChannel may be forbidden too.
  }
};

/** Tells the other pages that the user has come back from a bank, so that they ask for the result. */
export const reportReturn = (): void => {
  const channel = openChannel();
  channel?.postMessage({type: 'returned'} satisfies Note);
  channel?.close();
};

/**
 * Lets one call through at once, and what comes within a second after it when that is over, each kind once. What passes
 * is a request, and a frame of another site can take the focus and give it back as often as it likes.
 */
const pace = (signal: AbortSignal) => {
  const waiting = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = (): void => {
    clearTimeout(timer);
    timer = setTimeout(next, 1_000);
  };
  const next = (): void => {
    timer = undefined;
    const [act] = waiting;
    if (!act) return;
    waiting.delete(act);
    rest();
    act();
  };
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    waiting.clear();
  });
  return {
    /** As if something had passed just now. */
    rest,
    pass: (act: () => void): void => {
      waiting.add(act);
      if (timer === undefined) next();
    },
  };
};

/** Calls when somebody looks at the page again, or it is online again: at once, and then at most once a second. */
export const whenLookedAt = (act: () => void, signal: AbortSignal, {pass} = pace(signal)): void => {
  const seen = (): void => {
    if (!isHidden()) act();
  };
  const look = (): void => {
    if (!isHidden()) pass(seen);
  };
  for (const type of ['visibilitychange', 'focus', 'online', 'pageshow']) addEventListener(type, look, {signal});
};

/**
 * Watches whether the page is visible, and what other pages send. `announceAsking` tells them that this page asks, and
 * begins the second in which nothing makes it ask again.
 */
export const watchPage = (id: string, send: (event: PageEvent) => void) => {
  // Other pages recognise the digest only if they already know the id.
  const digest = markOf(id);
  const stop = new AbortController();
  const {signal} = stop;
  const channel = openChannel();
  const paced = pace(signal);
  const hinted = (): void => {
    send({type: 'hinted'});
  };
  const hide = (): void => {
    if (isHidden()) send({type: 'hidden'});
  };
  addEventListener('visibilitychange', hide, {signal});
  whenLookedAt(
    () => {
      send({type: 'woken'});
    },
    signal,
    paced,
  );
  channel?.addEventListener(
    'message',
    ({data}: MessageEvent) => {
      const note = noteIn(data);
      if (note?.type === 'returned') paced.pass(hinted);
      else if (note?.digest === digest) send({type: 'askedElsewhere'});
    },
    {signal},
  );
  hide();
  return {
    announceAsking: (): void => {
      paced.rest();
      channel?.postMessage({type: 'asked', digest} satisfies Note);
    },
    stop: (): void => {
      stop.abort();
      channel?.close();
    },
  };
};
