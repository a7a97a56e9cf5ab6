import type {CardAgent} from '../../src/adapters/card-agent.js';
import type {Profile} from '../../src/domain/profile.schemas.js';
import type {Status} from '../../src/domain/schemas.js';
import {fakeField, fakeProfile, fakeStatus} from '../../src/fakes.js';
import {spoil} from '../../walks/spoilers.js';
import type {Answers} from './outside.js';
import {backendBy, rightly, type OperationName} from './world.js';

/** Two users who sign in in the same browser. */
export const first = 'subject-1';
export const second = 'subject-2';

type Subject = typeof first | typeof second;

const secondEnterprise = {name: '北京海淀例证贸易有限公司', uscc: '91100000PDY00001XY'};

export const statusOf = (changes: Partial<Status> = {}): Status =>
  fakeStatus({
    profile: 'complete',
    methods: [
      ...fakeStatus().methods,
      {id: 'bank-ukey', state: 'not-certified', enabled: true},
      {id: 'admin-assist', state: 'not-certified', enabled: true},
    ],
    ...changes,
  });

const profileOf = (subject: Subject): Profile => {
  if (subject === first) return fakeProfile();
  const {name, uscc} = secondEnterprise;
  return fakeProfile({
    subject,
    enterprise: {
      enterpriseName: fakeField(name),
      uscc: fakeField(uscc),
      orgCode: fakeField('PDY00001X'),
      legalRepName: fakeField('钱七'),
      legalRepIdNumber: fakeField('5****************5'),
      address: fakeField('北京市海淀区例证路 2 号'),
    },
    account: {
      holderName: fakeField('赵六'),
      idNumber: fakeField('5****************6'),
      validFrom: fakeField('20210511'),
      validTo: fakeField('20410511'),
      mobile: fakeField('139****9111'),
    },
  });
};

/** Everything by which somebody could be told from a record: names, numbers, addresses. */
export const personalIn = (subject: Subject): string[] => {
  const {enterprise, account} = profileOf(subject);
  return [...Object.values(enterprise), ...Object.values(account)].flatMap(({display}) =>
    display === '' || display === 'resident-id' ? [] : [display],
  );
};

/** What the first user would be told, as the second one is told it. */
const aboutSecond = (answer: object): object => {
  if (!('subject' in answer)) return answer;
  if ('account' in answer) return profileOf(second);
  return {
    ...answer,
    subject: second,
    ...('enterprise' in answer && {enterprise: secondEnterprise}),
    ...('enterpriseName' in answer && {enterpriseName: secondEnterprise.name}),
  };
};

export interface Turn {
  /** As this is asked, the session changes first, and it is asked in the new one. */
  readonly operation: OperationName | keyof CardAgent;
  /** Which time that it is asked, counted from one. */
  readonly time?: number | undefined;
  /** Who is signed in from then on; undefined for nobody. */
  readonly becomes: Subject | undefined;
}

/** The browser's one session, which changes under a page that stands. */
export class Session {
  signedIn: Subject | undefined = first;
  #times = 0;

  constructor(
    private readonly turn: Turn,
    /** Whether it says no to a request about another; otherwise it answers about whoever is signed in. */
    private readonly checks = true,
  ) {}

  /** A backend that asks this session who is there. */
  answers(answers: Answers): Answers {
    const {readCard, sign, ...others} = answers;
    const right = rightly({getStatus: async () => statusOf(), ...others});
    const backend = backendBy(async (operation, input, options) => {
      this.#take(operation);
      const {signedIn: user} = this;
      if (user === undefined) return spoil('signed out');
      if (this.checks && operation !== 'getStatus' && options.subject !== user) return spoil('another signed in');
      const answer = (await right(operation, input, options)) as object;
      return user === second ? aboutSecond(answer) : answer;
    });
    return {...backend, ...(readCard && {readCard}), ...(sign && {sign})};
  }

  #take(operation: OperationName): void {
    const {turn} = this;
    if (operation !== turn.operation) return;
    this.#times++;
    if (this.#times === (turn.time ?? 1)) this.signedIn = turn.becomes;
  }
}
