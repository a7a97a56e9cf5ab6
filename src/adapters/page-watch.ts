import type {PageEvent} from '../machines/polling.setup.js';
import {ofDocument} from './of-document.js';
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

const isHidden = () => ofDocument('hidden');

const openChannel = (): BroadcastChannel | undefined => {
  try {
    return new BroadcastChannel(channelName);
  } catch {
    return undefined; // Where storage is forbidden, BroadcastChannel may be forbidden too.
  }
};

/** Tells the other pages that the user has come back from a bank, so that they ask for the result. */
export const tellReturned = (): void => {
  const channel = openChannel();
  channel?.postMessage({type: 'returned'} satisfies Note);
  channel?.close();
};

/** Watches whether the page is visible, and what other pages send. `tellAsked` tells them that this page asks. */
export const watchPage = (id: string, send: (event: PageEvent) => void) => {
  // Other pages recognise the digest only if they already know the id.
  const digest = markOf(id);
  const stop = new AbortController();
  const options = {signal: stop.signal};
  const channel = openChannel();
  const look = (): void => {
    send({type: isHidden() ? 'hidden' : 'woken'});
  };
  addEventListener('visibilitychange', look, options);
  for (const type of ['focus', 'online', 'pageshow']) {
    addEventListener(
      type,
      () => {
        if (!isHidden()) send({type: 'woken'});
      },
      options,
    );
  }
  channel?.addEventListener(
    'message',
    ({data}: MessageEvent) => {
      const note = noteIn(data);
      if (note?.type === 'returned') send({type: 'hinted'});
      else if (note?.digest === digest) send({type: 'askedElsewhere'});
    },
    options,
  );
  if (isHidden()) send({type: 'hidden'});
  return {
    tellAsked: (): void => {
      channel?.postMessage({type: 'asked', digest} satisfies Note);
    },
    stop: (): void => {
      stop.abort();
      channel?.close();
    },
  };
};
