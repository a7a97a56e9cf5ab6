import {topState} from '../../src/components/lit/actor-controller.js';
import type {Consent} from '../../src/domain/consent.js';
import {heping} from '../../simulators/backend/people.js';
import {demoNotices} from '../../simulators/consent.js';
import {byCodeWalk} from '../../walks/admin-assist.walk.js';
import {confirmedWalk, declinedWalk} from '../../walks/admin-requests.walk.js';
import {eventsOf, secretFieldOf} from '../../walks/drive-machine.js';
import {bankUkeyWalk} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {byBankCardWalk, legalRepWalk} from '../../walks/legal-rep.walk.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import type {Step} from '../../walks/walk.js';
import type {MachineName} from './catalogue.js';

/*
 * What the events of each machine carry in a demonstration: as on the walks, where these have it. All data is the demo's
 * own, and fictitious.
 */

export type Payload = Readonly<Record<string, unknown>>;

/** As much of a machine as a sample may depend on. */
export interface Situation {
  readonly value: unknown;
  readonly context: unknown;
}

/** The demo's own values: the initial PIN of a card, the code of the demo's SMS, the code of an administrator. */
export const sampleSecretOf = (machine: MachineName): string =>
  machine === 'ic-card' ? '88888888' : machine === 'person-check' ? '123456' : '20481357';

const consentTo = ({id, version}: {readonly id: string; readonly version: string}): Consent => ({
  ...{noticeId: id, version},
  time: new Date().toISOString(),
});

const textIn = (context: unknown, key: string): string => {
  const {[key]: value} = Object(context) as Readonly<Record<string, unknown>>;
  return typeof value === 'string' ? value : '';
};

type Of<Result> = (situation: Situation) => Result;

/** The steps that send a machine its events, in this situation. */
const stepsOf: Readonly<Partial<Record<MachineName, Of<readonly Step[]>>>> = {
  certification: () => icCardWalk.steps,
  profile: ({context}) => (textIn(context, 'part') === 'account' ? accountWalk : enterpriseWalk).steps,
  'person-check': ({value, context}) => {
    const who = textIn(context, 'role') === 'account-holder' ? 'holder' : 'legalRep';
    const steps = [...legalRepWalk.steps, ...byBankCardWalk.steps];
    return steps.filter(({at}) => at === `${who}.${topState(value as string | object)}`);
  },
  handoff: () => bankUkeyWalk.steps,
  'admin-assist': () => byCodeWalk.steps,
  'admin-requests': () => [...confirmedWalk.steps, ...declinedWalk.steps],
};

type Samples = Readonly<Record<string, Of<Payload>>>;

const samples: Readonly<Partial<Record<MachineName, Samples>>> = {
  certification: {methodsConfigured: () => ({only: ['ic-card', 'legal-rep']})},
  profile: {
    putBack: ({context}) => ({name: textIn(context, 'part') === 'account' ? 'validFrom' : 'legalRepName'}),
    compared: () => ({theirs: []}),
  },
  'legal-rep': {
    edited: () => ({
      values: {legalRepName: heping.name, legalRepIdType: heping.idType, legalRepIdNumber: heping.idNumber},
    }),
    putBack: () => ({name: 'legalRepName'}),
  },
  'person-check': {putBack: ({value}) => ({name: value === 'idCard' ? 'validFrom' : 'bankCard'})},
  // An inbox shows its samples itself.
  'admin-requests': {
    opened: ({context}) => ({id: (context as {requests?: readonly {id: string}[]}).requests?.[0]?.id ?? ''}),
  },
};

const common: Samples = {
  consentChanged: () => ({consent: consentTo(demoNotices['legal-rep'])}),
  declarationChanged: () => ({declaration: {...consentTo(demoNotices['legal-rep']), declaredBy: 'account-holder'}}),
  edited: () => ({values: {}}),
};

/** The number of the fakes. */
const known = {number: '47'};

/** The payload with which an event is sent if nobody writes another one, without its secret. */
export const sampleOf = (machine: MachineName, event: string, situation: Situation): Payload => {
  const own = samples[machine]?.[event]?.(situation);
  if (own || secretFieldOf(event)) return own ?? {};
  const sent = (stepsOf[machine]?.(situation) ?? []).flatMap((step) => eventsOf(step, known));
  const {type: _, ...payload} = sent.find((each) => each.type === event) ?? {
    type: event,
    ...common[event]?.(situation),
  };
  return payload;
};
