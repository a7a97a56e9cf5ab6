import type {PageEvent} from '../machines/waiting.machine.js';

const channelName = 'sw-realname-cert';

/** What pages of one origin tell each other. Anybody on the origin may say so: it moves a question, and nothing else. */
type Note = {readonly type: 'asked'; readonly id: string} | {readonly type: 'returned'};

const noteIn = (data: unknown): Note | undefined => {
  const {type, id} = Object(data) as {type?: unknown; id?: unknown};
  if (type === 'returned') return {type};
  return type === 'asked' && typeof id === 'string' ? {type, id} : undefined;
};

const openChannel = (): BroadcastChannel | undefined => {
  try {
    return new BroadcastChannel(channelName);
  } catch {
    return undefined; // Where storage is forbidden, so may this be.
  }
};

/** Tells the other pages that somebody has come back from a bank: a good moment to ask. */
export const tellReturned = (): void => {
  const channel = openChannel();
  channel?.postMessage({type: 'returned'} satisfies Note);
  channel?.close();
};

/** Watches whether somebody looks at the page, and what other pages tell; `tellAsked` tells them. */
export const watchPage = (id: string, send: (event: PageEvent) => void) => {
  const stop = new AbortController();
  const options = {signal: stop.signal};
  const channel = openChannel();
  const look = (): void => {
    send({type: document.hidden ? 'hidden' : 'woken'});
  };
  document.addEventListener('visibilitychange', look, options);
  for (const type of ['focus', 'online', 'pageshow']) {
    addEventListener(
      type,
      () => {
        if (!document.hidden) send({type: 'woken'});
      },
      options,
    );
  }
  channel?.addEventListener(
    'message',
    ({data}: MessageEvent) => {
      const note = noteIn(data);
      if (note?.type === 'returned') send({type: 'hinted'});
      else if (note?.id === id) send({type: 'askedElsewhere'});
    },
    options,
  );
  if (document.hidden) send({type: 'hidden'});
  return {
    tellAsked: (): void => {
      channel?.postMessage({type: 'asked', id} satisfies Note);
    },
    stop: (): void => {
      stop.abort();
      channel?.close();
    },
  };
};
