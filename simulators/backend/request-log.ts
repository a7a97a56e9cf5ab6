import {createMiddleware} from 'hono/factory';
import type {MiddlewareHandler} from 'hono';
import {certOperations, inboxOperations, type Operation} from '../../src/adapters/operations.js';

/* One line for each request, by which support finds it: nothing of what was asked or answered. */

const operations = Object.entries<Operation>({
  ...{...certOperations, ...inboxOperations},
  getLevels: ['POST', '/levels'],
}).map(([id, [method, path]]) => [id, method, new RegExp(`${path.replace('{id}', '[^/]+')}$`)] as const);

/** Never the path itself: it has the id of a ticket or of a handoff. */
const operationOf = (method: string, path: string): string =>
  operations.find(([, wanted, pattern]) => wanted === method && pattern.test(path))?.[0] ?? 'unknown';

/** Trace and span of `traceparent`, of any version. Whatever else a header has, nobody wants it in a log. */
const traceIn = (header = ''): string =>
  /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32}-(?!0{16})[\da-f]{16})-[\da-f]{2}(?:-|$)/.exec(header)?.[1] ?? '-';

/**
 * What a refusal or a failure says: its code, and the id that the widget shows. An answer may have a `code`, too: that of
 * an administrator is secret.
 */
const saidIn = async (response: Response): Promise<readonly [code: string, requestId: string]> => {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const {code, refusal, requestId = '-'} = Object(body) as Record<string, string> & {refusal?: {code: string}};
  return [refusal?.code ?? (response.ok ? 'ok' : (code ?? '-')), requestId];
};

export const logged = (log: (line: string) => void): MiddlewareHandler =>
  createMiddleware(async (c, next) => {
    const begun = Date.now();
    const {method, path} = c.req;
    // Nobody hears of a request whose connection breaks, but this log.
    try {
      await next();
    } finally {
      const [code, requestId] = await saidIn(c.res);
      const facts = [traceIn(c.req.header('traceparent')), operationOf(method, path), c.res.status, code, requestId];
      log([new Date(begun).toISOString(), ...facts, `${String(Date.now() - begun)} ms`].join(' '));
    }
  });
