import {Hono} from 'hono';
import * as z from 'zod/mini';
import type {Backend} from '../simulators/backend/index.js';
import {parseBody} from '../simulators/backend/guards.js';
import {answerProblem, Problem} from '../simulators/backend/problem.js';
import {readBody} from '../simulators/backend/read-body.js';
import {formToken, isFormToken} from './portal/form-token.js';
import {commandAnswer} from '../simulators/conformance/command-actions.js';
import {findScenario} from '../simulators/scenarios.js';
import type {Stage} from '../simulators/stage.js';

const sceneSchema = z.object({token: z._default(z.string(), ''), scenario: z.string()});
const text = () => z._default(z.string(), '');
const commandSchema = z.object({SW_CERT_USER: text(), SW_CERT_URL: text(), SW_CERT_VERDICT: text()});

/**
 * The workbench sets a scenario while the page stays as it is. `?scenario=` does the same with a new page. A program, which
 * has the session's own token, needs none of a page.
 */
export const sceneRoutes = (backend: Backend, stage: Stage, origin: string, bankUrl: string): Hono => {
  const routes = new Hono();
  routes.onError((error, c) => answerProblem(c, error));
  routes.post('/demo/scene', async (c) => {
    c.header('cache-control', 'no-store');
    if (c.req.header('origin') !== origin) throw new Problem('origin-not-allowed');
    const {token, scenario: id} = parseBody(await readBody(c.req.raw), sceneSchema);
    const session = backend.sessions.find(c);
    if (!session) throw new Problem('unauthenticated');
    // Another user may have signed in in another tab: this page says nothing about them.
    const isProgram = c.req.header('authorization') !== undefined;
    if (!isProgram && !isFormToken(token, 'scene', session.id)) throw new Problem('subject-changed');
    const scenario = findScenario(id);
    if (!scenario) throw new Problem('invalid-request');
    const agentUrl = await stage.set(scenario, session, backend);
    return c.json({agentUrl, title: scenario.title});
  });
  // For the conformance kit. A program asks, and no page: a browser would name its origin.
  routes.post('/demo/conformance/:action', async (c) => {
    c.header('cache-control', 'no-store');
    if (c.req.header('origin') !== undefined) throw new Problem('origin-not-allowed');
    const sent = parseBody(await readBody(c.req.raw), commandSchema);
    const answer = await commandAnswer(c.req.param('action'), {url: origin, bankUrl}, sent);
    if (answer === undefined) throw new Problem('not-found');
    return c.text(answer);
  });
  return routes;
};

export const sceneToken = (session: {readonly id: string}): string => formToken('scene', session.id);
