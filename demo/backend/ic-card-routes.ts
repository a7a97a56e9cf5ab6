import type {Context, Hono} from 'hono';
import * as z from 'zod/mini';
import {cardVerificationSchema} from '../../src/domain/ic-card.schemas.js';
import {type ApiEnv, parseBody, type RouteDependencies, withJson} from './guards.js';
import {verifyCard, type VerifyCardDependencies} from './verify-card.js';

export type IcCardRouteDependencies = RouteDependencies & VerifyCardDependencies;

/** Certification by a customs card. */
export const addIcCardRoutes = (api: Hono<ApiEnv>, dependencies: IcCardRouteDependencies): void => {
  const {challenges, userOf, once, inSession, ownOrigin} = dependencies;

  // Given to accounts for which the method is off as well. The verification refuses them.
  const issue = (c: Context<ApiEnv>) => {
    parseBody(c.get('text'), z.object({}));
    return {answer: challenges.issue(c.get('session'), userOf(c)), happenings: []};
  };

  const verify = (c: Context<ApiEnv>) => {
    const verification = parseBody(c.get('text'), cardVerificationSchema());
    const request = {verification, session: c.get('session'), user: userOf(c), origin: c.get('origin')};
    return verifyCard(dependencies, request);
  };

  api.post('/ic-card/challenges', ...inSession, ownOrigin, ...withJson, (c) => once(c, () => issue(c)));
  api.post('/ic-card/verifications', ...inSession, ownOrigin, ...withJson, (c) => once(c, () => verify(c)));
};
