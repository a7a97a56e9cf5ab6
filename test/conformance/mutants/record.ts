import * as z from 'zod/mini';
import {changesSchemas} from '../../../src/domain/profile.requests.js';
import type {Profile, ProfileField} from '../../../src/domain/profile.schemas.js';
import {longTerm} from '../../../src/domain/identifiers/dates.js';
import {sha256Of, randomToken} from '../../../simulators/crypto.js';
import {judgeNumber} from '../../../simulators/backend/account-verdict.js';
import {accountsHeldBy} from '../../../simulators/backend/members.js';
import {Problem} from '../../../simulators/backend/problem.js';
import type {ProfileRecord} from '../../../simulators/backend/records.js';
import type {DemoUser} from '../../../simulators/backend/users.js';
import {both, certificationStaysWith, type Change, type Json, mutantsIn, replace} from './parts.js';

/** How a masked value is shown. */
const masks =
  (show: (value: string) => Partial<ProfileField>): Change =>
  ({profileOf}) => ({
    profileOf: (record, facts) => {
      const profile = profileOf(record, facts);
      const values: Readonly<Record<string, string>> = {...record};
      const shown = <Fields extends Profile['enterprise'] | Profile['account']>(fields: Fields): Fields => ({
        ...fields,
        ...Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [
            name,
            field.masked ? {...field, ...show(values[name] ?? '')} : field,
          ]),
        ),
      });
      return {...profile, enterprise: shown(profile.enterprise), account: shown(profile.account)};
    },
  });

/** Of what a version is made. `changes`: who has made one. */
const versionOf =
  (content: (user: DemoUser, record: ProfileRecord, changes: readonly string[]) => unknown): Change =>
  ({profiles}) =>
    replace(profiles, (own) => {
      const changes: string[] = [];
      return {
        change: (user, ...change) => {
          changes.push(user.id);
          own.change(user, ...change);
        },
        versionOf: (user) => `"${sha256Of(JSON.stringify(content(user, own.recordOf(user), changes)))}"`,
      };
    });

/** Which `If-Match` it takes for the present version. */
const takesVersion =
  (isTaken: (sent: string | undefined, present: string, path: string) => boolean): Change =>
  ({expectVersion}) => ({
    expectVersion: (c, present) => {
      if (!isTaken(c.req.header('if-match'), present, c.req.path)) expectVersion(c, present);
    },
  });

const registryUnasked =
  (isMeant: (changes: Readonly<Partial<Record<string, string>>>) => boolean): Change =>
  ({judgeEnterprise}) => ({
    judgeEnterprise: (request) => {
      const judged = judgeEnterprise(request);
      const isMismatch = 'code' in judged && judged.code === 'enterprise-mismatch';
      return isMismatch && isMeant(request.changes) ? request.changes : judged;
    },
  });

export const record = mutantsIn({
  'unmasked: It tells numbers in clear.': masks((display) => ({display, masked: false})),
  'birth-date-shown: It masks the end of a number, and not the birth date.': masks((value) => ({
    display: `${value.slice(0, 14)}****`.slice(0, value.length),
  })),
  'bank-card-in-clear: It keeps a bank card on record, and tells it in clear.': ({profileOf}) => ({
    profileOf: (record, facts) => {
      const profile = profileOf(record, facts);
      const bankCard = {display: '6222020000000007', onRecord: true, masked: false};
      return {...profile, account: {...profile.account, ...{bankCard}}};
    },
  }),
  'etag-of-the-moment: The ETag changes with each request.': versionOf(() => randomToken(8)),
  'etag-of-all: The ETag counts changes, and is common to all users.': versionOf((_, __, {length}) => length),
  'if-match-optional: It saves without If-Match.': takesVersion((sent) => sent === undefined),
  'claim-without-version: The legal representative’s path begins without If-Match.': takesVersion(
    (sent, _, path) => sent === undefined && path.includes('/legal-rep/'),
  ),
  'if-match-ignored: It saves over a record that has changed.': takesVersion((sent) => sent !== undefined),
  'not-saved: It says saved, and saves nothing.': ({saveProfile}) => ({
    saveProfile: (...asked) => {
      const {answer, happenings} = saveProfile(...asked);
      return {answer, happenings};
    },
  }),
  'any-field: It saves whatever fields a request names.': () => ({
    changesSchema: (part) => z.catchall(changesSchemas[part](), z.string()),
  }),
  'any-number: It saves an ID number that is none.': ({judgeAccount}) => ({
    judgeAccount: (request) =>
      judgeAccount(request, (...asked) => (asked[0].idType === 'passport-prc' ? judgeNumber(...asked) : undefined)),
  }),
  'any-type: It saves an ID type that there is not.': ({judgeAccount}) => ({
    changesSchema: (part) => changesSchemas[part](),
    judgeAccount: (request) => judgeAccount(request, () => undefined),
  }),
  'many-changes: It takes three changes at a time.': ({judgeEnterprise}) => ({
    judgeEnterprise: (request) => judgeEnterprise(request, 3),
  }),
  'registry-unasked: It saves an enterprise without asking the registry.': registryUnasked(() => true),
  'number-twice: An account saves the ID number of another account of its enterprise.': (right) => ({
    saveProfile: (parts, request) =>
      right.saveProfile(
        {...parts, isNumberTaken: (...asked) => request.values.uscc !== undefined && right.isNumberTaken(...asked)},
        request,
      ),
  }),
  'number-taken-anywhere: A number is taken that an account of any enterprise has.': (right) => ({
    saveProfile: (parts, request) => {
      const isNumberTaken: typeof parts.isNumberTaken = (accounts, {id}, {idNumber}) =>
        accountsHeldBy(accounts, idNumber, () => true).some((each) => each.id !== id);
      return right.saveProfile({...parts, isNumberTaken}, request);
    },
  }),
  'expired-card-saved: It does not tell that an ID card has expired.': ({judgeAccount}) => ({
    judgeAccount: (request) => {
      const judged = judgeAccount(request);
      if ('code' in judged && judged.code === 'id-card-expired') throw new Problem('invalid-request');
      return judged;
    },
  }),
  'if-match-any: It saves with `If-Match: *`.': takesVersion((sent) => sent === '*'),
  'if-match-containing: It saves if the ETag is somewhere in If-Match.': takesVersion((sent = '', present) =>
    sent.includes(present),
  ),
  'if-match-contained: It saves if If-Match is somewhere in the ETag.': takesVersion(
    (sent, present) => sent !== undefined && present.includes(sent),
  ),
  'etag-of-the-account: The ETag does not change with the enterprise.': versionOf(
    ({subject}, {holderName, idType, idNumber, validFrom, validTo}) => [
      ...[subject, holderName, idType, idNumber, validFrom, validTo],
    ],
  ),
  'birth-date-compared: It compares a first day with the birth date in the number on record.': ({judgeAccount}) => ({
    judgeAccount: (request) => {
      const {idNumber} = request.record;
      const compared = judgeAccount({...request, changes: {idNumber, ...request.changes}});
      return 'code' in compared && compared.code === 'person-mismatch' ? compared : judgeAccount(request);
    },
  }),
  'long-term-expired: A long-term ID card counts as expired.': ({judgeAccount}) => ({
    judgeAccount: (request) =>
      request.changes.validTo === longTerm ? {code: 'id-card-expired', fields: ['validTo']} : judgeAccount(request),
  }),
  'enterprise-of-a-person-saved: A personal account saves an enterprise.': ({editableBy, profileOf}) => ({
    editableBy: (user) => editableBy({...user, personal: false}),
    profileOf: (record, {editable, ...facts}) =>
      profileOf(record, {...facts, editable: {...editable, enterprise: editable.enterprise && record.uscc !== ''}}),
  }),
  'etag-of-an-enterprise: The accounts of an enterprise have the same ETag.': versionOf(({id}, {uscc}, changes) => [
    uscc,
    changes.filter((each) => each === id).length,
  ]),
  'null-deletes: A null deletes what is on record.': ({once, profiles, userOf}) => ({
    once: (c, decide) =>
      once(c, () => {
        const decision = decide();
        if (!c.req.path.includes('/profile/')) return decision;
        for (const [name, value] of Object.entries(JSON.parse(c.get('text')) as Json))
          if (value === null) profiles.change(userOf(c), {[name]: ''}, false);
        return decision;
      }),
  }),
  'wrong-check-character: It does not compute the last character of an ID number.': ({judgeAccount}) => ({
    judgeAccount: (request) =>
      judgeAccount(request, (...asked) =>
        /^\d{17}[\dX]$/.test(asked[0].idNumber) ? undefined : judgeNumber(...asked),
      ),
  }),
  'code-alone-unasked: It asks the registry for a name only.': registryUnasked(
    ({enterpriseName}) => enterpriseName === undefined,
  ),
  'type-alone-saved: Another ID type by itself is saved, and changes nothing else.': both(
    ({judgeAccount}) => ({
      judgeAccount: (request) =>
        judgeAccount(request, request.changes.idNumber === undefined ? () => undefined : judgeNumber),
    }),
    certificationStaysWith('idType'),
  ),
});
