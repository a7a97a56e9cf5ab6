import {createMiddleware} from 'hono/factory';
import type {MiddlewareHandler} from 'hono';
import {apiPath} from '../simulators/backend/index.js';
import {answerProblem, Problem} from '../simulators/backend/problem.js';
import {isForDocument} from './arrival.js';

export type LoopbackName = '127.0.0.1' | 'localhost';

const names: readonly LoopbackName[] = ['127.0.0.1', 'localhost'];

/**
 * Serves under one name only. Cookies do not distinguish ports, so under the portal's name a bank would receive the
 * portal's session. Under the machine's other name, a page is redirected. Under any other name nothing is served: an
 * attacker may have pointed that name at this machine to read its responses from a page of their own.
 */
export const onOwnName = (name: LoopbackName, port: number): MiddlewareHandler => {
  const withPort = (each: LoopbackName): string => new URL(`http://${each}:${String(port)}`).host;
  const ours = withPort(name);
  const others = names.map(withPort).filter((each) => each !== ours);
  return createMiddleware(async (c, next) => {
    const host = c.req.header('host')?.toLowerCase() ?? '';
    if (host === ours) return next();
    if (c.req.method === 'GET' && isForDocument(c) && others.includes(host)) {
      // Not earlier: with some host names there is no URL.
      const {pathname, search} = new URL(c.req.url);
      if (!pathname.startsWith(`${apiPath}/`)) return c.redirect(`http://${ours}${pathname}${search}`);
    }
    return answerProblem(c, new Problem('not-this-host'), `This is http://${ours}/ and no other.`);
  });
};
