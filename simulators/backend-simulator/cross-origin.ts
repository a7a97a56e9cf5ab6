import type {MiddlewareHandler} from 'hono';
import {cors} from 'hono/cors';
import {createMiddleware} from 'hono/factory';
import {answerProblem, Problem} from '../backend/problem.js';

/** Pages of these origins may ask with the user's cookie, and no other page may. */
export const crossOrigin = (origins: readonly string[]): MiddlewareHandler =>
  cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    credentials: true,
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposeHeaders: ['etag', 'retry-after'],
    maxAge: 600,
  });

/**
 * Under the names of this machine and of the allowed pages, whose server may pass requests on. Under any other name
 * nothing is served: an attacker may have pointed that name at this machine.
 */
export const onKnownNames = (port: number, origins: readonly string[]): MiddlewareHandler => {
  const own = ['127.0.0.1', 'localhost'].map((name) => new URL(`http://${name}:${String(port)}`).host);
  const known = new Set([...own, ...origins.map((origin) => new URL(origin).host)]);
  return createMiddleware(async (c, next) => {
    if (known.has(c.req.header('host')?.toLowerCase() ?? '')) return next();
    return answerProblem(c, new Problem('not-this-host'), 'Not under this name: see --allow-origin.');
  });
};
