import type {Context, Hono} from 'hono';
import * as z from 'zod/mini';
import {type CardChallenge, cardVerificationSchema} from '../../src/domain/ic-card.schemas.js';
import type {Refused} from '../../src/domain/outcome.schemas.js';
import {refuse} from './answer-with-events.js';
import type {ApiEnv} from './api-env.js';
import type {RouteNeeds} from './guards.js';
import {judgeCard} from './card-verdict.js';
import {verifyCard, type VerifyCardNeeds} from './verify-card.js';

export const icCardParts = {verifyCard, judgeCard};

export type IcCardRouteNeeds = RouteNeeds & VerifyCardNeeds & typeof icCardParts;

export const addIcCardRoutes = (api: Hono<ApiEnv>, parts: IcCardRouteNeeds): void => {
  const {challenges, userOf, once, counted, inSession, ownOrigin, withJson, parseBody} = parts;

  // Also issued to accounts for which the method is off. The verification refuses them.
  const issue = (c: Context<ApiEnv>) => {
    const user = userOf(c);
    return counted<CardChallenge | Refused>({user}, 'ic-card/challenges', () => {
      parseBody(c.get('text'), z.object({}));
      // There is no enterprise that a card could certify.
      if (user.personal) return refuse({code: 'method-disabled'});
      return {answer: challenges.issue(c.get('session'), user), happenings: []};
    });
  };

  const verify = (c: Context<ApiEnv>) => {
    const user = userOf(c);
    return counted({user}, 'ic-card', () => {
      const verification = parseBody(c.get('text'), cardVerificationSchema());
      return parts.verifyCard(parts, {verification, session: c.get('session'), user, origin: c.get('origin')});
    });
  };

  api.post('/ic-card/challenges', ...inSession, ownOrigin, ...withJson, (c) => once(c, () => issue(c)));
  api.post('/ic-card/verifications', ...inSession, ownOrigin, ...withJson, (c) => once(c, () => verify(c)));
};
