import type {Hono} from 'hono';

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const fail = (): void => reject(signal.reason as Error);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail);
  });

/** A `fetch` that only this app answers, to a page of this origin. */
export const memoryFetch =
  (app: Hono, origin: string): typeof fetch =>
  (input, init) => {
    const request = new Request(input, init);
    return Promise.race([app.fetch(request, {origin}), aborted(request.signal)]);
  };
