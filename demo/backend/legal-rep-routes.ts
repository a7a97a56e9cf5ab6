import type {Context, Hono, MiddlewareHandler} from 'hono';
import {
  bankCardClaimSchema,
  enterpriseClaimSchema,
  idCardClaimSchema,
  smsCodeRequestSchema,
} from '../../src/domain/legal-rep.questions.js';
import {checkBankCard} from './check-bank-card.js';
import {checkEnterprise} from './check-enterprise.js';
import {checkIdCard} from './check-id-card.js';
import type {Asker} from './counted.js';
import type {Decision} from './decision.js';
import {type ApiEnv, parseBody, withJson} from './guards.js';
import type {LegalRepDependencies} from './legal-rep.js';
import type {Once} from './once.js';
import {Problem} from './problem.js';
import {sendSmsCode} from './send-sms-code.js';
import type {Answered} from './store.js';
import type {CurrentUser} from './users.js';

export interface LegalRepRouteDependencies extends LegalRepDependencies {
  readonly userOf: (c: Context<ApiEnv>) => CurrentUser;
  readonly once: Once;
  readonly inSession: MiddlewareHandler<ApiEnv>;
  readonly ownOrigin: MiddlewareHandler<ApiEnv>;
}

/** Certification by the legal representative's identity. What is asked names people: all of it stays in memory. */
export const addLegalRepRoutes = (api: Hono<ApiEnv>, dependencies: LegalRepRouteDependencies): void => {
  const {userOf, once, inSession, ownOrigin} = dependencies;

  const add = <Question>(
    path: string,
    schemaOf: () => Parameters<typeof parseBody<Question>>[1],
    decide: (dependencies: LegalRepDependencies, asker: Asker, question: Question) => Decision<Answered['answer']>,
  ): void => {
    api.post(`/legal-rep/${path}`, inSession, ownOrigin, ...withJson, (c) => {
      const question = parseBody(c.get('text'), schemaOf());
      const version = c.req.header('if-match');
      if (version !== undefined && version !== dependencies.profiles.versionOf(userOf(c))) {
        throw new Problem('conflict');
      }
      const asker = {user: userOf(c), session: c.get('session')};
      return once(c, () => decide(dependencies, asker, question), 'memory');
    });
  };

  add('enterprise', enterpriseClaimSchema, checkEnterprise);
  add('id-card', idCardClaimSchema, checkIdCard);
  add('sms-codes', smsCodeRequestSchema, sendSmsCode);
  add('bank-card', bankCardClaimSchema, checkBankCard);
};
