import type {Context, Hono} from 'hono';
import * as z from 'zod/mini';
import {isIdType} from '../../src/domain/id-types.js';
import {today} from '../../src/domain/identifiers/dates.js';
import type {ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import {changesSchemas, type SentChanges} from '../../src/domain/profile.requests.js';
import {readGiven} from './read-field.js';
import type {ApiEnv} from './api-env.js';
import type {BodySchema, RouteNeeds} from './guards.js';
import {Problem} from './problem.js';
import {judgeAccount} from './account-verdict.js';
import {judgeEnterprise} from './enterprise-verdict.js';
import {isNumberTaken} from './members.js';
import {profileOf} from './profile-view.js';
import {type SaveNeeds, saveProfile} from './save-profile.js';
import {isCertified} from './status.js';
import type {CurrentUser} from './users.js';

/** At least one change, and no unknown type of document. */
const changesSchema = (part: ProfilePart): BodySchema<SentChanges> =>
  changesSchemas[part]().check(
    z.refine((sent) => {
      const {humanCheck: _, ...changes} = sent as SentChanges;
      return Object.keys(changes).length > 0 && (changes.idType === undefined || isIdType(changes.idType));
    }),
  );

const readChanges = ({idNumber, humanCheck: _, ...others}: SentChanges): ProfileChanges =>
  idNumber === undefined ? others : {...others, idNumber: readGiven(idNumber, '')};

const editableBy = ({
  applicable,
  enterpriseIsFixed,
  personal,
}: CurrentUser): Readonly<Record<ProfilePart, boolean>> => ({
  enterprise: applicable && !enterpriseIsFixed && !personal,
  account: applicable,
});

export const profileParts = {
  ...{profileOf, saveProfile, editableBy, changesSchema, isNumberTaken, judgeAccount, judgeEnterprise},
};

export type ProfileRouteNeeds = RouteNeeds & SaveNeeds & typeof profileParts;

/** The recorded data of the enterprise and of the account holder, and changes of them. */
export const addProfileRoutes = (api: Hono<ApiEnv>, parts: ProfileRouteNeeds): void => {
  const {store, profiles, now, userOf, once, counted, inSession, ownOrigin, withJson, parseBody} = parts;

  api.get('/profile', ...inSession, (c) => {
    const user = userOf(c);
    c.header('etag', profiles.versionOf(user));
    return c.json(
      parts.profileOf(profiles.recordOf(user), {
        subject: user.subject,
        editable: parts.editableBy(user),
        isCertified: isCertified(store, user),
        today: today(new Date(now())),
      }),
    );
  });

  for (const part of ['enterprise', 'account'] as const) {
    const schema = parts.changesSchema(part);
    const save = (c: Context<ApiEnv>) => {
      const user = userOf(c);
      parts.expectVersion(c, profiles.versionOf(user));
      return counted({user}, 'profile', () => {
        const values = readChanges(parseBody(c.get('text'), schema));
        if (!parts.editableBy(user)[part]) throw new Problem('not-editable');
        return parts.saveProfile(parts, {user, part, values});
      });
    };
    api.put(`/profile/${part}`, ...inSession, ownOrigin, ...withJson, (c) => once(c, () => save(c)));
  }
};
