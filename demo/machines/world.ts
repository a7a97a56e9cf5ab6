import type {AnyStateMachine} from 'xstate';
import type {Adapters} from '../../src/adapters/adapters.js';
import {wire as wireAdminAssist} from '../../src/adapters/admin-assist.wiring.js';
import {wireAdminRequests, type InboxAdapters} from '../../src/adapters/admin-requests.wiring.js';
import {wireHandoff} from '../../src/adapters/handoff.wiring.js';
import {wire as wireIcCard} from '../../src/adapters/ic-card.wiring.js';
import {wire as wireLegalRep} from '../../src/adapters/legal-rep.wiring.js';
import {wire as wireProfile} from '../../src/adapters/profile.wiring.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import {CertError} from '../../src/domain/errors.js';
import {noticesOf, type ConsentNotice} from '../../src/domain/consent.js';
import type {EnterpriseClaim} from '../../src/domain/legal-rep.schemas.js';
import {banks} from '../../src/domain/banks.js';
import {deadlineOf} from '../../src/domain/time.js';
import {legalRepFields} from '../../src/domain/person-fields.js';
import type {Status} from '../../src/domain/schemas.js';
import {methodIds, type PathId} from '../../src/domain/ids.js';
import type {MachineName} from './catalogue.js';
import type {Start} from './runner.js';

/** The outside of the machines: fakes, or the demo. */
export interface World {
  readonly adapters: Adapters;
  readonly inbox: InboxAdapters;
}

/** A machine that another one runs, with its ports filled. */
const innerOf = (outer: AnyStateMachine, actor: string): AnyStateMachine => {
  const inner = (outer.implementations.actors as Readonly<Record<string, unknown>>)[actor];
  if (!inner) throw new Error(`${outer.id} runs no ${actor}.`);
  return inner as AnyStateMachine;
};

const asked = () => ({signal: AbortSignal.timeout(10_000)});

const statusIn = async ({backend, clock}: Adapters): Promise<Status> => {
  const status = await backend.getStatus(asked());
  clock.heard(status.now);
  return status;
};

/** As a user gives them who ticks all boxes. */
const consentIn = ({consent}: Adapters, method: string): Pick<EnterpriseClaim, 'consent' | 'legalRepConsent'> => {
  const {accountHolder, legalRep} = noticesOf(consent, method);
  const to = ({id, version}: ConsentNotice) => ({noticeId: id, version, time: new Date().toISOString()});
  return {
    ...(accountHolder && {consent: to(accountHolder)}),
    ...(legalRep && {legalRepConsent: {...to(legalRep), declaredBy: 'account-holder'}}),
  };
};

const known = {onRecord: true} as const;

/** What the legal representative's machine would have asked before it checks a person. */
const personCheckInput = async (adapters: Adapters, subject: string) => {
  const profile = await adapters.backend.getProfile({...asked(), subject});
  const answer = await adapters.backend.checkEnterprise(
    {
      ...{enterpriseName: known, uscc: known, orgCode: known},
      ...{legalRepName: known, legalRepIdType: known, legalRepIdNumber: known},
      version: profile.version,
      ...consentIn(adapters, 'legal-rep'),
    },
    {...asked(), subject, idempotencyKey: crypto.randomUUID()},
  );
  if (!('next' in answer)) throw new CertError('backend', {where: 'checkEnterprise'});
  return {
    role: 'legal-rep',
    ticket: answer.ticket,
    fields: legalRepFields(profile, {}),
    locked: true,
    kept: undefined,
  };
};

/** What the bank's machine would have asked before it waits. */
const pollingInput = async (adapters: Adapters, subject: string) => {
  const answer = await adapters.backend.createHandoff(
    {method: 'bank-ukey', place: 'ccb', by: 'link', returnUrl: adapters.returnUrl ?? `${adapters.origin}/`},
    {...asked(), subject, idempotencyKey: crypto.randomUUID()},
  );
  if ('refusal' in answer) throw new CertError('backend', {where: 'createHandoff'});
  return {id: answer.id, endsAt: deadlineOf(answer.expiresAt, 60 * 60_000, adapters.clock)};
};

const wireBankUkey = wireHandoff({id: 'bank-ukey', ways: ['link'], places: banks});

type Starter = (world: World) => Promise<Start>;

const method =
  (wire: (adapters: Adapters, subject: string) => AnyStateMachine, id?: PathId): Starter =>
  async ({adapters}) => {
    const status = await statusIn(adapters);
    const own = status.methods.find((each) => each.id === id);
    return {logic: wire(adapters, status.subject), input: {pressed: false, status, own}};
  };

const starters: Readonly<Record<MachineName, Starter>> = {
  certification: async ({adapters}) => ({
    logic: wireCertification(adapters),
    input: {known: methodIds, only: undefined, startWith: undefined, solo: false},
  }),
  profile: method(wireProfile),
  'ic-card': method(wireIcCard),
  'legal-rep': method(wireLegalRep),
  handoff: method(wireBankUkey, 'bank-ukey'),
  'admin-assist': method(wireAdminAssist),
  'person-check': async ({adapters}) => {
    const {subject} = await statusIn(adapters);
    return {
      logic: innerOf(wireLegalRep(adapters, subject), 'checkPerson'),
      input: await personCheckInput(adapters, subject),
    };
  },
  polling: async ({adapters}) => {
    const {subject} = await statusIn(adapters);
    return {
      logic: innerOf(wireBankUkey(adapters, subject), 'poll'),
      input: await pollingInput(adapters, subject),
    };
  },
  'admin-requests': async ({inbox}) => ({logic: wireAdminRequests(inbox), input: undefined}),
};

/** The machine with its ports filled from this world, and the input that it would get from a page. */
export const startIn = (name: MachineName, world: World): Promise<Start> => starters[name](world);
