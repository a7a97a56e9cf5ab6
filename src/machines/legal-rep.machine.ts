import {emptyForm} from '../domain/record-draft.js';
import {checkEnded, enterpriseCheck, interrupted, suspendedIn, toPerson} from './legal-rep.transitions.js';
import {hasUnsavedInput, legalRepSetup, personCheckInput, type ResumeState} from './legal-rep.setup.js';
import {personCheckId} from '../domain/path-rows.js';
import {ofToday, refused} from './method.js';
import {eventOf, failed, outputOf, problemOf, withError} from './ports.js';

const passOn = {actions: 'passOn'} as const;
const passedOn = {suspended: passOn, left: passOn, cancelled: passOn, retried: passOn, rulesChanged: passOn};
const inConfirming = suspendedIn(() => 'confirming');
const inRenewal = suspendedIn(({renewedIn}) => renewedIn);
const inReloading = suspendedIn(() => 'enterprise');

/** Certification by the legal representative's identity: the enterprise, the representative, the account holder. */
export const legalRepMachine = () =>
  legalRepSetup().createMachine({
    id: 'legalRep',
    meta: {hasUnsavedInput},
    context: ({input}) => ({
      profile: undefined,
      kept: input.draft as ResumeState | undefined,
      ...emptyForm,
      persons: {},
      consent: undefined,
      consentMissing: false,
      declaration: undefined,
      declarationMissing: false,
      claim: undefined,
      ticket: undefined,
      ticketEndsAt: undefined,
      recalled: undefined,
      renewedIn: undefined,
      problem: undefined,
      result: {type: 'left'},
    }),
    output: ({context}) => context.result,
    initial: 'loading',
    on: {
      left: {target: '.left', actions: {type: 'leave', params: ({event}) => ({to: event.to})}},
      ...suspendedIn(() => undefined),
    },
    states: {
      loading: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: {
          src: 'getProfile',
          onDone: [
            {
              guard: 'isWithHolder',
              target: 'holder',
              actions: {type: 'keepProfileAndDraft', params: outputOf},
            },
            {
              guard: {type: 'goesOnWith', params: ({event}) => ({profile: event.output, step: 'legal-rep'})},
              target: 'legalRep',
              actions: {type: 'keepProfileAndDraft', params: outputOf},
            },
            {
              guard: {type: 'goesOnWith', params: ({event}) => ({profile: event.output, step: 'confirming'})},
              target: 'confirming',
              actions: {type: 'keepProfileAndDraft', params: outputOf},
            },
            {guard: 'isEditing', target: 'enterprise', actions: {type: 'keepProfileAndDraft', params: outputOf}},
            {
              guard: 'isToCorrect',
              target: 'enterprise',
              actions: [{type: 'keepProfileAndDraft', params: outputOf}, 'explainReturn'],
            },
            {guard: 'mayRecall', target: 'recalling', actions: {type: 'keepProfileAndDraft', params: outputOf}},
            {target: 'introducing', actions: {type: 'keepProfileAndDraft', params: outputOf}},
          ],
          onError: [interrupted(() => undefined), {target: 'notLoaded', actions: failed}],
        },
        on: {cancelled: {target: 'left', actions: {type: 'leave', params: {to: undefined}}}},
      },

      notLoaded: {
        tags: 'failed',
        on: {retried: 'loading'},
      },

      // An earlier page has left a ticket: the path goes on where that page was.
      recalling: {
        tags: 'busy',
        invoke: {
          src: 'recallTicket',
          onDone: [
            {
              guard: {type: 'wasRecalled', params: ({event}) => ({answer: event.output, role: 'account-holder'})},
              target: 'holder',
              actions: {type: 'keepRecalled', params: outputOf},
            },
            {
              guard: {type: 'wasRecalled', params: ({event}) => ({answer: event.output})},
              target: 'legalRep',
              actions: {type: 'keepRecalled', params: outputOf},
            },
            {target: 'introducing', actions: [...refused, 'forgetTicket']},
          ],
          onError: [
            interrupted(() => undefined),
            {guard: {type: 'isOutOfReach', params: withError}, target: 'notRecalled', actions: failed},
            {target: 'introducing'},
          ],
        },
        on: {cancelled: 'introducing'},
      },

      // Tries are few, so the first step should not be sent again only because this could not be read.
      notRecalled: {
        tags: 'failed',
        on: {
          retried: {target: 'recalling', actions: 'forgetProblem'},
          corrected: {target: 'introducing', actions: 'forgetProblem'},
        },
      },

      // Shows the manual's advice and the host's notice before any request for data.
      introducing: {
        on: {
          consentChanged: {actions: {type: 'keepConsent', params: eventOf}},
          started: [
            {guard: 'lacksConsent', actions: 'missConsent'},
            {target: 'enterprise', actions: ['forgetRefusal', 'forgetProblem']},
          ],
        },
      },

      enterprise: {
        tags: 'form',
        entry: ['resetReview', 'validate'],
        on: {
          edited: {actions: [{type: 'applyEdit', params: eventOf}, 'validate']},
          putBack: {actions: [{type: 'putBack', params: eventOf}, 'validate']},
          rulesChanged: {actions: 'validate'},
          declarationChanged: {actions: {type: 'keepDeclaration', params: eventOf}},
          submitted: [
            ofToday,
            // With the ticket of an earlier page, what was agreed to there is not known.
            {guard: 'lacksConsent', target: 'introducing', actions: 'missConsent'},
            {guard: 'lacksDeclaration', actions: ['missDeclaration', 'showFindings']},
            // What was not changed has just been read in the form.
            {guard: 'isAsRecorded', target: 'checking', actions: 'compose'},
            {guard: 'maySend', target: 'confirming', actions: 'compose'},
            {actions: 'showFindings'},
          ],
          backRequested: {target: 'introducing', actions: ['forgetRefusal', 'forgetProblem']},
          ...suspendedIn(() => 'editing'),
        },
      },

      // Shows the data before sending it, if the user has changed it.
      confirming: {
        on: {
          confirmed: 'checking',
          corrected: 'enterprise',
          cancelled: 'enterprise',
          backRequested: 'enterprise',
          ...inConfirming,
        },
      },

      checking: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: enterpriseCheck('#legalRep.notChecked', () => 'confirming'),
        // The backend may already have done the check. If the request is sent again, it is the same attempt.
        on: {cancelled: 'confirming', ...inConfirming},
      },

      notChecked: {
        tags: 'failed',
        on: {
          retried: [
            {guard: 'isOfThisRecord', target: 'checking'},
            {target: 'enterprise', actions: 'explainReturn'},
          ],
          corrected: {target: 'enterprise', actions: 'forgetProblem'},
          ...inConfirming,
        },
      },

      // Checks the enterprise once more for another ticket, before the present one ends.
      renewing: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: enterpriseCheck('#legalRep.notRenewed', ({renewedIn}) => renewedIn),
        on: {cancelled: toPerson, ...inRenewal},
      },

      notRenewed: {
        tags: 'failed',
        on: {retried: 'renewing', corrected: toPerson, ...inRenewal},
      },

      legalRep: {
        invoke: {
          id: personCheckId,
          src: 'checkPerson',
          input: ({context}) => personCheckInput(context, 'legal-rep'),
          onDone: checkEnded('legal-rep', '#legalRep.enterprise'),
          onError: {target: 'notChecked', actions: failed},
        },
        on: passedOn,
      },

      holder: {
        invoke: {
          id: personCheckId,
          src: 'checkPerson',
          input: ({context}) => personCheckInput(context, 'account-holder'),
          onDone: checkEnded('account-holder', '#legalRep.legalRep'),
          onError: {target: 'notChecked', actions: failed},
        },
        on: passedOn,
      },

      // Reads the record again, because the results for the old record are no longer valid.
      reloading: {
        tags: 'busy',
        invoke: {
          src: 'getProfile',
          onDone: {target: 'enterprise', actions: [{type: 'keepProfile', params: outputOf}, 'explainReturn']},
          onError: [interrupted(() => 'enterprise'), {target: 'notReloaded', actions: failed}],
        },
        on: {
          cancelled: {
            target: 'notReloaded',
            actions: problemOf('cancelled'),
          },
          ...inReloading,
        },
      },

      notReloaded: {
        tags: 'failed',
        on: {retried: 'reloading', ...inReloading},
      },

      decided: {type: 'final', entry: 'forgetTicket'},
      interrupted: {type: 'final'},
      left: {type: 'final', entry: 'forgetTicket'},
    },
  });

export type LegalRepMachine = ReturnType<typeof legalRepMachine>;
