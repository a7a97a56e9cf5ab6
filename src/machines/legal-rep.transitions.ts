import {CertError} from '../domain/errors.js';
import type {PersonRole} from '../domain/legal-rep.schemas.js';
import type {Step} from './legal-rep.setup.js';
import {outputOf, withError, type WithError} from './ports.js';
import type {PersonCheckResult} from './person-check.setup.js';

/* Transitions that several states of the legal representative's machine use. */

/** `step` is where the path continues when the same user is signed in again. */
export const interrupted = <const S extends Step>(step: S) =>
  ({
    guard: {type: 'isInterruption', params: withError},
    target: '#legalRep.interrupted',
    actions: {type: 'interrupt', params: ({event}: {event: WithError}) => ({error: event.error, step})},
  }) as const;

/** The path decides which step is next, not the backend. Any other answer breaks the contract. */
export const outOfOrder = (question: string) => ({
  error: new CertError('contract', {where: `${question}.next`, expected: 'the step that follows'}),
});

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
      actions: [keep, {type: 'noteProblem', params: outOfOrder('checkPerson')}, 'tellProblem'],
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
      actions: [keep, {type: 'noteTicket', params: outputOf<PersonCheckResult>}, 'tellRefusal'],
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
