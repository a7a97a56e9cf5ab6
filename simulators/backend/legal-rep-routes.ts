import type {Context, Hono} from 'hono';
import {
  bankCardClaimSchema,
  enterpriseClaimSchema,
  idCardClaimSchema,
  smsCodeRequestSchema,
} from '../../src/domain/legal-rep.requests.js';
import type {Answered} from './answers.js';
import {checkBankCard} from './check-bank-card.js';
import {checkEnterprise} from './check-enterprise.js';
import {readPerson} from './claimed-person.js';
import {checkIdCard, isIdCardOver} from './check-id-card.js';
import type {Asker} from './rate-limit.js';
import type {Decision} from './answer-with-events.js';
import type {ApiEnv} from './api-env.js';
import type {BodySchema, RouteNeeds} from './guards.js';
import {type LegalRepNeeds, openTicket} from './legal-rep.js';
import {passPerson} from './pass-person.js';
import {judgeMobile, sendSmsCode} from './send-sms-code.js';
import {ticketStandingOf} from './ticket-standing.js';

export const legalRepParts = {
  ...{checkEnterprise, checkIdCard, sendSmsCode, checkBankCard, ticketStandingOf},
  ...{openTicket, readPerson, passPerson, judgeMobile, isIdCardOver},
};

export type LegalRepRouteNeeds = RouteNeeds & LegalRepNeeds & typeof legalRepParts;

/** Certification by the legal representative's identity. Requests contain personal data, and stay in memory. */
export const addLegalRepRoutes = (api: Hono<ApiEnv>, parts: LegalRepRouteNeeds): void => {
  const {userOf, once, counted, inSession, ownOrigin, withJson, parseBody} = parts;

  const add = <Body>(
    path: 'enterprise' | 'id-card' | 'sms-codes' | 'bank-card',
    schemaOf: () => BodySchema<Body>,
    decide: (parts: LegalRepRouteNeeds, asker: Asker, request: Body) => Decision<Answered['answer']>,
  ): void => {
    const answer = (c: Context<ApiEnv>) => {
      const user = userOf(c);
      // The other steps have a ticket, which is bound to what it certifies.
      if (path === 'enterprise') parts.expectVersion(c, parts.profiles.versionOf(user));
      const asker = {user, session: c.get('session')};
      return counted(asker, `legal-rep/${path}`, () => decide(parts, asker, parseBody(c.get('text'), schemaOf())));
    };
    api.post(`/legal-rep/${path}`, ...inSession, ownOrigin, ...withJson, (c) => once(c, () => answer(c)));
  };

  api.get('/legal-rep/tickets/:id', ...inSession, (c) =>
    c.json(parts.ticketStandingOf(parts, {user: userOf(c), session: c.get('session')}, c.req.param('id'))),
  );

  add('enterprise', enterpriseClaimSchema, parts.checkEnterprise);
  add('id-card', idCardClaimSchema, parts.checkIdCard);
  add('sms-codes', smsCodeRequestSchema, parts.sendSmsCode);
  add('bank-card', bankCardClaimSchema, parts.checkBankCard);
};
