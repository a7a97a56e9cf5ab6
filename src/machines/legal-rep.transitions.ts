import type {Attempt} from '../domain/attempt.js';
import {CertError} from '../domain/errors.js';
import type {EnterpriseAnswer, EnterpriseClaim, PersonRole} from '../domain/legal-rep.schemas.js';
import type {LegalRepContext, Step} from './legal-rep.setup.js';
import {refused, suspended} from './method.js';
import {failed, outputOf, withError, type WithError} from './ports.js';
import type {PersonCheckResult} from './person-check.setup.js';

/* Transitions that several states of the legal representative's machine use. */

type Failed = {context: LegalRepContext; event: WithError};

/** `stepIn` tells where the path continues when the same user is signed in again; undefined for its beginning. */
export const interrupted = (stepIn: (context: LegalRepContext) => Step | undefined) =>
  ({
    guard: {type: 'isInterruption', params: withError},
    target: '#legalRep.interrupted',
    actions: {
      type: 'interrupt',
      params: ({context, event}: Failed) => ({error: event.error, step: stepIn(context)}),
    },
  }) as const;

/** The same for an element that is taken out of the page and kept. */
export const suspendedIn = (stepIn: (context: LegalRepContext) => Step | undefined) =>
  ({
    suspended: {
      target: '#legalRep.interrupted',
      actions: {
        type: 'interrupt',
        params: ({context}: {context: LegalRepContext}) => ({...suspended(), step: stepIn(context)}),
      },
    },
  }) as const;

/** The path decides which step is next, not the backend. Any other answer breaks the contract. */
export const outOfOrder = (operation: string) => (): WithError => ({
  error: new CertError('contract', {where: `${operation}.next`, expected: 'the step that follows'}),
});

/** To the step in which the user asked for another ticket. */
export const toPerson = [
  {guard: 'isRenewedInHolder', target: '#legalRep.holder', actions: 'forgetProblem'},
  {target: '#legalRep.legalRep', actions: 'forgetProblem'},
] as const;

/** Checks the enterprise. `otherwise` is the state that shows a failure. */
export const enterpriseCheck = <const Otherwise extends string>(
  otherwise: Otherwise,
  stepIn: (context: LegalRepContext) => Step | undefined,
) =>
  ({
    src: 'checkEnterprise',
    input: ({context}: {context: LegalRepContext}) => context.claim as Attempt<EnterpriseClaim>,
    onDone: [
      {
        guard: {type: 'isAccepted', params: outputOf<EnterpriseAnswer>},
        target: '#legalRep.legalRep',
        actions: {type: 'keepTicket', params: outputOf<EnterpriseAnswer>},
      },
      {
        guard: {type: 'wantsConsent', params: outputOf<EnterpriseAnswer>},
        target: '#legalRep.introducing',
        actions: [{type: 'keepDeclaration', params: {declaration: undefined}}, ...refused],
      },
      {
        guard: {type: 'isRefused', params: outputOf<EnterpriseAnswer>},
        target: '#legalRep.enterprise',
        actions: refused,
      },
      {
        target: otherwise,
        actions: [{type: 'noteProblem', params: outOfOrder('checkEnterprise')}, 'reportProblem'],
      },
    ],
    onError: [
      interrupted(stepIn),
      // The record has changed meanwhile, so the user must check again what will be sent.
      {
        guard: {type: 'isConflict', params: withError},
        target: '#legalRep.reloading',
        actions: [...failed, 'forgetClaim'],
      },
      {target: otherwise, actions: failed},
    ],
  }) as const;

type CheckDone = {event: {output: PersonCheckResult}};

const endedAs = (as: PersonCheckResult['type']) => ({
  type: 'endedWith' as const,
  params: ({event}: CheckDone) => ({result: event.output, as}),
});

/** Transitions at the end of a step that checks a person. Everything typed is kept. */
export const checkEnded = <const Back extends string>(role: PersonRole, back: Back) => {
  const ofRole = ({event}: CheckDone) => ({result: event.output, role});
  const keep = {type: 'keepPerson', params: ofRole} as const;
  return [
    {
      guard: {type: 'leadsToHolder', params: ofRole},
      target: '#legalRep.holder',
      actions: [keep, {type: 'keepNext', params: outputOf<PersonCheckResult>}],
    },
    {
      guard: endedAs('next'),
      target: '#legalRep.notChecked',
      actions: [keep, {type: 'noteProblem', params: outOfOrder('checkPerson')}, 'reportProblem'],
    },
    {
      guard: {type: 'isDecided', params: outputOf<PersonCheckResult>},
      target: '#legalRep.decided',
      actions: {type: 'decide', params: outputOf<PersonCheckResult>},
    },
    {
      guard: endedAs('interrupted'),
      target: '#legalRep.interrupted',
      actions: [
        keep,
        {
          type: 'interrupt',
          params: ({event: {output}}: CheckDone) => ({
            error: output.type === 'interrupted' ? output.error : undefined,
            step: role,
          }),
        },
      ],
    },
    {
      guard: endedAs('ticketVoid'),
      target: '#legalRep.reloading',
      actions: [keep, {type: 'noteTicket', params: outputOf<PersonCheckResult>}, 'reportRefusal', 'forgetTicket'],
    },
    {
      guard: {type: 'isRenewal', params: outputOf<PersonCheckResult>},
      target: '#legalRep.renewing',
      actions: [keep, {type: 'renew', params: {role}}],
    },
    {
      guard: endedAs('left'),
      target: '#legalRep.left',
      actions: [
        keep,
        {
          type: 'leave',
          params: ({event: {output}}: CheckDone) => ({to: output.type === 'left' ? output.to : undefined}),
        },
      ],
    },
    {target: back, actions: keep},
  ] as const;
};
