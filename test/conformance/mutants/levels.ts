import type {Levels} from '../../../src/domain/levels.schemas.js';
import {Problem} from '../../../simulators/backend/problem.js';
import type {Parts} from '../../../simulators/backend/index.js';
import {findUser} from '../../../simulators/backend/users.js';
import {randomToken} from '../../../simulators/crypto.js';
import {type Change, mutantsIn} from './parts.js';

const lastSignIn = ({store}: Pick<Parts, 'store'>, account: string) => store.sessionsOf(account).at(-1);

type Asked = Parameters<Parts['levelsOf']>;

const levelsSay =
  (change: (levels: Levels, ...asked: Asked) => Partial<Levels>): Change =>
  (right) => ({
    levelsOf: (...asked) => {
      const told = right.levelsOf(...asked);
      return {...told, ...change(told, ...asked)};
    },
  });

const signInIs =
  (change: (...asked: Parameters<Parts['signInOf']>) => ReturnType<Parts['signInOf']>): Change =>
  (right) => ({signInOf: (...asked) => right.signInOf(...asked) ?? change(...asked)});

const subAppIs =
  (isTaken: (credential: string | undefined) => boolean): Change =>
  (right) => ({
    subAppOf: (parts, c) =>
      right.subAppOf(parts, c) ?? (isTaken(c.req.header('authorization')) ? parts.subApps[0] : undefined),
  });

export const levels = mutantsIn({
  'levels-to-anybody: It tells levels without a credential.': subAppIs((credential) => credential === undefined),
  'levels-by-any-secret: Any secret will do.': subAppIs((credential) => /^Bearer .*secret/i.test(credential ?? '')),
  'levels-by-a-session: A user’s session is a credential.': (right) => ({
    subAppOf: (parts, c) => right.subAppOf(parts, c) ?? (right.sessions.find(c) && parts.subApps[0]),
  }),
  'levels-by-one-secret: The second secret is not valid yet.': ({subApps}) => ({
    subApps: subApps.map((each) => ({...each, hashes: each.hashes.slice(0, 1)})),
  }),
  'levels-of-the-last-sign-in: It looks at the account, and at no sign-in.': () => ({
    signInOf: (parts, {account}) => lastSignIn(parts, account),
  }),
  'levels-of-an-older-sign-in: A sign-in before the certification has the level, too.': (right) => ({
    signInOf: (parts, asked) => right.signInOf(parts, asked) && lastSignIn(parts, asked.account),
  }),
  'levels-of-a-future-sign-in: A sign-in that is still to come has the level.': signInIs(
    ({store}, {account, signedInAt}) =>
      Date.parse(signedInAt) > Date.now() ? lastSignIn({store}, account) : undefined,
  ),
  'levels-of-a-sign-in-long-ago: A sign-in that there was not has the level.': signInIs(
    ({store}, {account, signedInAt}) =>
      Date.parse(signedInAt) < Date.now() - 86_400_000 ? lastSignIn({store}, account) : undefined,
  ),
  'levels-of-anybodys-sign-in: It looks for the sign-in, and takes another account’s.': (right) => ({
    levelsOf: (parts, request) => {
      const owner = ['zhangsan', request.account].find((account) => right.signInOf(parts, {...request, account}));
      return right.levelsOf(parts, {...request, account: owner ?? request.account});
    },
  }),
  'levels-count-early: What waits for the next sign-in counts at once.': levelsSay(({next, levels: told}) =>
    next ? {levels: [next.level, ...told], methods: ['ic-card']} : {},
  ),
  'levels-without-next: It does not say what waits for the next sign-in.': levelsSay(() => ({
    next: undefined,
  })),
  'levels-next-of-any-sign-in: It says what waits for the next sign-in, whatever the sign-in.': levelsSay(
    (told, {store}, {account}) =>
      told.levels.length === 0 && store.certifications(account).length > 0
        ? {next: {level: 'high', from: 'next-sign-in'}}
        : {},
  ),
  'levels-by-certifications: An account that needs no certification has no level.': levelsSay(
    ({methods, levels: told}) => ({
      levels: methods.length > 0 ? told : [],
    }),
  ),
  'levels-after-the-end: What has ended gives the level.': levelsSay((told, {store}, {account}) =>
    store.endedCertifications(account).length > 0 ? {levels: ['high', 'medium'], methods: ['ic-card']} : told,
  ),
  'levels-of-low: The level that everybody has is among them.': levelsSay(({levels: told}) => ({
    levels: [...told, 'low'],
  })),
  'levels-tell-accounts: An account that there is not is a failure.': (right) => ({
    levelsOf: (parts, request) => {
      if (!findUser(request.account)) throw new Problem('not-found');
      return right.levelsOf(parts, request);
    },
  }),
  'levels-tell-accounts-by-words: An account that there is not has other fields.': levelsSay((_, __, {account}) =>
    findUser(account) ? {} : {until: '2020-01-01T00:00:00Z'},
  ),
  'levels-subject-at-random: The subject of an account that there is not is another one each time.': levelsSay(
    (_, __, {account}) => (findUser(account) ? {} : {subject: `sub-${randomToken(8)}`}),
  ),
  'levels-subject-of-the-account: The subject is the account.': levelsSay((_, __, {account}) => ({subject: account})),
  'levels-at-a-local-time: A time without an offset is taken for the server’s.': (right) => ({
    parseBody: (text, schema) => {
      const local = /"signedInAt":"[\d:.T-]{19,}"/.test(text);
      return right.parseBody(local ? text.replace(/"}$/, 'Z"}') : text, schema);
    },
  }),
});
