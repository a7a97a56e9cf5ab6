import type {Consent} from '../../src/domain/consent.js';
import {accounts, pudong} from '../../simulators/backend/records.js';
import {chenjing, heping, people} from '../../simulators/backend/people.js';
import {demoNotices} from '../../simulators/consent.js';
import type {MachineName} from './catalogue.js';

/*
 * What the events of each machine carry in a demonstration. All data is the demo's own, and fictitious.
 */

export type Payload = Readonly<Record<string, unknown>>;

/** As much of a machine as a sample may depend on. */
export interface Situation {
  readonly value: unknown;
  readonly context: unknown;
}

/** The event's field that holds a secret. Its value is in no history and no address. */
export const secretFieldOf = (event: string): 'pin' | 'code' | undefined =>
  event === 'pinEntered' ? 'pin' : event === 'codeEntered' ? 'code' : undefined;

/** The demo's own values: the initial PIN of a card, the code of the demo's SMS, the code of an administrator. */
export const sampleSecretOf = (machine: MachineName): string =>
  machine === 'ic-card' ? '88888888' : machine === 'person-check' ? '123456' : '20481357';

const consentTo = (method: keyof typeof demoNotices): {readonly consent: Consent} => {
  const {id, version} = demoNotices[method];
  return {consent: {noticeId: id, version, time: new Date().toISOString()}};
};

const textIn = (context: unknown, key: string): string => {
  const {[key]: value} = Object(context) as Readonly<Record<string, unknown>>;
  return typeof value === 'string' ? value : '';
};

/** A person's bank card or ID card, as the form in view asks for it. */
const personValues = ({value, context}: Situation): Payload => {
  const holder = people.find(({name}) => name === accounts.zhangsan.holderName);
  const person = textIn(context, 'role') === 'account-holder' ? (holder ?? chenjing) : chenjing;
  const [card] = person.bankCards;
  return value === 'idCard'
    ? {values: {validFrom: person.validFrom, validTo: person.validTo}}
    : {values: {bankCard: card?.number ?? '', mobile: card?.mobile ?? ''}};
};

interface Requests {
  readonly requests?: readonly {readonly id: string}[];
}

/** An inbox shows its samples itself. */
const requestsIn = ({context}: Situation): Requests => Object(context) as Requests;

type Sample = (situation: Situation) => Payload;
type Samples = Readonly<Record<string, Sample>>;

const samples: Readonly<Record<MachineName, Samples>> = {
  certification: {
    methodChosen: () => ({method: 'ic-card', pressed: true}),
    methodsConfigured: () => ({only: ['ic-card', 'legal-rep']}),
  },
  profile: {
    editRequested: () => ({part: 'account'}),
    edited: ({context}) =>
      textIn(context, 'part') === 'account'
        ? {values: {validFrom: '20190309', validTo: '20390309'}}
        : {values: {legalRepName: heping.name}},
    putBack: ({context}) => ({name: textIn(context, 'part') === 'account' ? 'validFrom' : 'legalRepName'}),
    compared: () => ({theirs: []}),
  },
  'ic-card': {consentChanged: () => consentTo('legal-rep')},
  'legal-rep': {
    consentChanged: () => consentTo('legal-rep'),
    edited: () => ({
      values: {legalRepName: heping.name, legalRepIdType: heping.idType, legalRepIdNumber: heping.idNumber},
    }),
    declarationChanged: () => ({declaration: {...consentTo('legal-rep').consent, declaredBy: 'account-holder'}}),
    putBack: () => ({name: 'legalRepName'}),
  },
  'person-check': {
    edited: personValues,
    putBack: ({value}) => ({name: value === 'idCard' ? 'validFrom' : 'bankCard'}),
  },
  handoff: {consentChanged: () => consentTo('legal-rep'), placeChosen: () => ({place: 'ccb'})},
  polling: {},
  'admin-assist': {
    consentChanged: () => consentTo('legal-rep'),
    edited: () => ({enterprise: pudong.enterpriseName}),
  },
  'admin-requests': {
    opened: (situation) => ({id: requestsIn(situation).requests?.[0]?.id ?? ''}),
    // The number of the fakes.
    numberEdited: () => ({number: '47'}),
    reasonEdited: () => ({reason: '没有人联系过我'}),
  },
};

/** The payload with which an event is sent if nobody writes another one, without its secret. */
export const sampleOf = (machine: MachineName, event: string, situation: Situation): Payload =>
  samples[machine][event]?.(situation) ?? {};
