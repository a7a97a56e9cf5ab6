import type {Context, Hono, MiddlewareHandler} from 'hono';
import * as z from 'zod/mini';
import {isIdType} from '../../src/domain/id-types.js';
import {today} from '../../src/domain/identifiers/dates.js';
import {editableFields, type ProfileChanges, type ProfilePart} from '../../src/domain/profile-fields.js';
import {type ApiEnv, parseBody, withJson} from './guards.js';
import type {Once} from './once.js';
import {Problem} from './problem.js';
import {profileOf} from './profile-view.js';
import {type SaveDependencies, saveProfile} from './save-profile.js';
import {certificationOf} from './status.js';
import type {CurrentUser} from './users.js';

/** The fields of one half that change, at least one, and nothing else. */
const changesSchema = (part: ProfilePart) => {
  const fields = editableFields[part].map((name) => [name, z.optional(z.string())] as const);
  return z.strictObject(Object.fromEntries(fields)).check(
    z.refine((changes) => {
      const {idType} = changes as ProfileChanges;
      return Object.keys(changes).length > 0 && (idType === undefined || isIdType(idType));
    }),
  );
};

export interface ProfileRouteDependencies extends SaveDependencies {
  readonly userOf: (c: Context<ApiEnv>) => CurrentUser;
  readonly once: Once;
  readonly inSession: MiddlewareHandler<ApiEnv>;
  readonly ownOrigin: MiddlewareHandler<ApiEnv>;
}

const editableBy = ({applicable, enterpriseIsFixed}: CurrentUser): Readonly<Record<ProfilePart, boolean>> => ({
  enterprise: applicable && !enterpriseIsFixed,
  account: applicable,
});

/** What is on record of the enterprise and of the account holder, and changes of it. */
export const addProfileRoutes = (api: Hono<ApiEnv>, dependencies: ProfileRouteDependencies): void => {
  const {store, profiles, now, userOf, once, inSession, ownOrigin} = dependencies;

  api.get('/profile', inSession, (c) => {
    const user = userOf(c);
    c.header('etag', profiles.versionOf(user));
    return c.json(
      profileOf(profiles.recordOf(user), {
        subject: user.subject,
        editable: editableBy(user),
        isCertified: certificationOf(store, user) !== undefined,
        today: today(new Date(now())),
      }),
    );
  });

  for (const part of ['enterprise', 'account'] as const) {
    const schema = changesSchema(part);
    api.put(`/profile/${part}`, inSession, ownOrigin, ...withJson, (c) => {
      const values: ProfileChanges = parseBody(c.get('text'), schema);
      const version = c.req.header('if-match');
      if (version === undefined) throw new Problem('precondition-required');
      const user = userOf(c);
      if (!editableBy(user)[part]) throw new Problem('not-editable');
      return once(c, () => saveProfile(dependencies, {user, part, values, version}), 'memory');
    });
  }
};
