import {backend, mutant, type Mutant} from './mutant.js';

export const record: readonly Mutant[] = [
  mutant(
    'unmasked',
    'It tells numbers in clear.',
    'profile-view',
    'const masked = onRecord && style !== undefined;',
    'const masked = false;',
  ),
  mutant(
    'birth-date-shown',
    'It masks the end of a number, and not the birth date.',
    'profile-view',
    'maskText(value, style)',
    "`${value.slice(0, 14)}${'*'.repeat(Math.max(0, value.length - 14))}*`.slice(0, value.length)",
  ),
  mutant(
    'etag-of-the-moment',
    'The ETag changes with each request.',
    'profiles',
    'hmacOf(this.#secret, content)',
    'hmacOf(this.#secret, content + String(performance.now()))',
  ),
  mutant(
    'etag-of-all',
    'The ETag counts changes, and is common to all users.',
    'profiles',
    'JSON.stringify([user.subject, this.recordOf(user)])',
    'JSON.stringify([this.#changed.get(user.id)?.record])',
  ),
  mutant(
    'if-match-optional',
    'It saves without If-Match.',
    'profile-routes',
    "if (version === undefined) throw new Problem('precondition-required');",
    "if (version === undefined) return counted({user}, 'profile', () => saveProfile(dependencies, {user, part, values: readChanges(parseBody(c.get('text'), schema))}));",
  ),
  mutant(
    'if-match-ignored',
    'It saves over a record that has changed.',
    'profile-routes',
    "if (version !== profiles.versionOf(user)) throw new Problem('conflict');",
    '',
  ),
  mutant('not-saved', 'It says saved, and saves nothing.', 'save-profile', '...(effect && {effect}),', ''),
  {
    id: 'any-field',
    omits: 'It saves whatever fields a request names.',
    changes: [{file: 'src/domain/profile.questions.ts', find: 'return z.strictObject(', put: 'return z.looseObject('}],
  },
  mutant(
    'any-number',
    'It saves an ID number that is none.',
    'judge-account',
    "checkIdNumber(idType, idNumber, {today}).level === 'error'",
    'false',
  ),
  {
    id: 'any-type',
    omits: 'It saves an ID type that there is not.',
    changes: [
      {
        file: backend('profile-routes'),
        find: '(changes.idType === undefined || isIdType(changes.idType))',
        put: 'true',
      },
      {
        file: backend('judge-account'),
        find: "!isIdType(idType) || checkIdNumber(idType, idNumber, {today}).level === 'error'",
        put: 'false',
      },
    ],
  },
  mutant(
    'many-changes',
    'It takes three changes at a time.',
    'judge-enterprise',
    'if (counted.length > mostChanges)',
    'if (counted.length > 3)',
  ),
  mutant(
    'registry-unasked',
    'It saves an enterprise without asking the registry.',
    'judge-enterprise',
    "return fields.length > 0 ? {code: 'enterprise-mismatch', fields} : changes;",
    "return fields.length > 100 ? {code: 'enterprise-mismatch'} : changes;",
  ),
  mutant(
    'number-twice',
    'Two accounts may have one ID number.',
    'judge-account',
    'if (idNumber !== undefined && isTaken(idNumber))',
    "if (idNumber !== undefined && isTaken('none'))",
  ),
  mutant(
    'expired-card-saved',
    'It does not tell that an ID card has expired.',
    'judge-account',
    "if (key === 'idValidity.expired') return {code: 'id-card-expired', fields: ['validTo']};",
    '',
  ),
];
