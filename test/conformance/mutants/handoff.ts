import type {HandoffStatus} from '../../../src/domain/handoff.schemas.js';
import {kindIn, type SimulatedKind} from '../../../simulators/places/kinds.js';
import {usualHandoffLifetimeMs} from '../../../simulators/backend/handoffs.js';
import type {Parts} from '../../../simulators/backend/index.js';
import {Problem} from '../../../simulators/backend/problem.js';
import {levels} from '../../../simulators/backend/status.js';
import {
  asIf,
  type Change,
  deletionSays,
  differsOnlyIn,
  dropping,
  inLocalTime,
  methodsSay,
  mutantsIn,
  replace,
  says,
} from './parts.js';

type HandoffOrder = Parameters<Parts['createHandoff']>[2];

/** It opens whatever these kinds have, and asks no place for its key. */
const opens =
  (kindsFor: (kinds: readonly SimulatedKind[], order: HandoffOrder) => readonly SimulatedKind[]): Change =>
  ({createHandoff, kinds, places}) => ({
    createHandoff: (parts, asker, order, origin) =>
      createHandoff(
        {...parts, kinds: kindsFor(kinds, order), places: {...places, keyOf: () => new Uint8Array()}},
        asker,
        order,
        origin,
      ),
  });

/** Each of its places is the one that is asked for. */
const withPlace = (kind: SimulatedKind, {place}: HandoffOrder): SimulatedKind => ({
  ...kind,
  places: kind.places.map((each) => ({...each, id: place})),
});

/** Which addresses are at an origin of its own. */
const returnsTo =
  (isOwn: (url: URL, own: string) => boolean): Change =>
  ({returnPageOf}) => ({
    returnPageOf: (text, parts) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      const isTaken = url && parts.origins().some((own) => isOwn(url, own));
      return returnPageOf(text, isTaken ? {...parts, origins: () => [url.origin]} : parts);
    },
  });

/** What it says of an open handoff. */
const openSays =
  (change: (status: Extract<HandoffStatus, {open: true}>) => object): Change =>
  ({standingOf}) => ({
    standingOf: (...asked) => {
      const status = standingOf(...asked);
      return 'open' in status ? {...status, ...change(status)} : status;
    },
  });

const cancelSays = (change: Parameters<typeof deletionSays>[1]): Change => deletionSays('/handoffs/', change);

/** What was certified elsewhere, by no card, stays where such a value changes. */
const elsewhereStays = (field: 'holderName' | 'enterpriseName'): Change =>
  dropping('certification', (dropped, {user, values}, {store}) => [
    dropped,
    ...store
      .certifications(user.id)
      .filter(({via = 'card'}) => values[field] !== undefined && !/card/.test(via))
      .map((each) => ({type: 'certified' as const, ...each})),
  ]);

export const handoff = mutantsIn({
  'handoff-for-days: A handoff is valid for days.': () => ({handoffLifetimeMs: () => 10 * 86_400_000}),
  'handoffs-numbered: The ids of handoffs are numbered.': ({handoffs}) =>
    replace(handoffs, () => ({newId: () => String(handoffs.issued.size)})),
  'any-return-url: It sends users back to any address.': returnsTo(() => true),
  'code-of-any-method: It opens a code of a method that has none.': opens((kinds) =>
    kinds.map((kind) => ({...kind, ways: ['link', 'code']})),
  ),
  'any-place: It opens a handoff to a place that there is not.': opens((kinds, order) =>
    kinds.map((kind) => withPlace(kind, order)),
  ),
  'place-of-any-method: It opens a handoff to a place of another method.': opens((kinds) =>
    kinds.map((kind) => ({...kind, places: kinds.flatMap(({places}) => places)})),
  ),
  'any-method: It opens a handoff of a method that is not decided elsewhere.': opens((kinds, order) =>
    [...kinds, ...kinds.map((kind) => ({...kind, id: order.method}))].map((kind) => withPlace(kind, order)),
  ),
  'any-way: A way that it does not know is a link.': ({parseBody}) => ({
    parseBody: (text, schema) => parseBody(text.replace('no-such-way', 'link'), schema),
  }),
  'link-without-return: It opens a link that leads back nowhere.': ({returnPageOf}) => ({
    returnPageOf: (text, parts) => (text === '' ? undefined : returnPageOf(text, parts)),
  }),
  'handoff-of-the-first-method: An open handoff has the method of the banks, whatever was asked for.': openSays(() => ({
    method: 'bank-ukey',
  })),
  'handoff-of-another-place: An open handoff has another place.': openSays(({method}) => ({place: method})),
  'handoff-in-another-zone: The end of an open handoff is eight hours later than was told.': openSays(
    ({expiresAt}) => ({expiresAt: inLocalTime(expiresAt)}),
  ),
  'passes-as-a-bank: Whatever is decided elsewhere is certified as a bank’s method.': ({certifyElsewhere}) => ({
    certifyElsewhere: (parts, user, handoff) => certifyElsewhere(parts, user, {...handoff, method: 'bank-ukey'}),
  }),
  'code-for-ten-minutes: A code is valid as long as a link.': ({handoffs}) =>
    replace(handoffs, (own) => ({
      issue: (order) =>
        own.issue({...order, lifetimeMs: order.by === 'code' ? usualHandoffLifetimeMs : order.lifetimeMs}),
    })),
  'phone-shows-less: The page on the phone does not say what a yes does.': methodsSay(({phoneShows}) =>
    phoneShows ? {phoneShows: phoneShows.slice(0, 3)} : {},
  ),
  'code-twice: A code can be opened by several phones.': {sites: {isAnother: () => false}},
  'scan-untold: It does not say that a phone has opened the code.': ({handoffs}) =>
    replace(handoffs, () => ({noteScan: () => undefined})),
  'unknown-handoff-told-otherwise: An unknown handoff has another code.': says(
    (c) => c.req.method === 'GET' && c.res.status === 404,
    (problem) => ({...problem, code: 'not-found'}),
  ),
  'handoff-of-anybody: Another user can read a handoff.': ({handoffs}) =>
    replace(handoffs, (own) => ({find: (id) => own.ofId(id)})),
  'handoff-of-the-session: A handoff ends with the session.': ({createHandoff, standingOf}) => {
    const sessions = new Map<string, string>();
    return {
      createHandoff: (parts, asker, ...asked) => {
        const decision = createHandoff(parts, asker, ...asked);
        if ('id' in decision.answer) sessions.set(decision.answer.id, asker.session.id);
        return decision;
      },
      standingOf: (parts, asker, handoff) => {
        if (sessions.get(handoff.id) !== asker.session.id) throw new Problem('handoff-unknown');
        return standingOf(parts, asker, handoff);
      },
    };
  },
  'never-cancelled: A cancelled handoff goes on.': ({handoffs}) => replace(handoffs, () => ({cancel: () => undefined})),
  'cancelled-by-anybody: Another user can cancel a handoff.': ({handoffs}) =>
    replace(handoffs, () => ({cancel: (id) => void handoffs.issued.delete(id)})),
  'cancelled-for-nobody: The answer to a cancellation names nobody.': cancelSays(({subject: _, ...others}) => others),
  'cancelled-for-another: The answer to a cancellation names another subject.': cancelSays((answer) => ({
    ...answer,
    subject: 'somebody',
  })),
  'cancelled-for-its-owner: Who cancels another user’s handoff learns that user’s subject.': cancelSays(
    (answer, id, {handoffs}) => ({...answer, subject: handoffs.ofId(id)?.subject ?? answer['subject']}),
  ),
  'cancelled-late-untold: Who cancels a handoff that was rejected is told that it has ended.': cancelSays(
    (answer, id, {handoffs}) => ({
      ...answer,
      state: 'certification' in Object(handoffs.ofId(id)?.result) ? 'decided' : 'ended',
    }),
  ),
  'cancelled-late-lost: To cancel a handoff that is decided removes its outcome.': ({handoffs}) =>
    replace(handoffs, (own) => ({
      cancel: (id, subject) => {
        if (own.find(id, subject)) handoffs.issued.delete(id);
      },
    })),
  'cancelled-told-open: A cancelled handoff is said to be open.': (right) => {
    const cancelled = new Set<string>();
    return {
      ...replace(right.handoffs, (own) => ({
        cancel: (id, subject) => {
          if (own.find(id, subject)) cancelled.add(id);
          own.cancel(id, subject);
        },
      })),
      ...cancelSays((answer, id) => ({
        ...answer,
        ...(answer['state'] === 'ended' && cancelled.has(id) && {state: 'open'}),
      }))(right),
    };
  },
  'no-via: It does not say which place it was.': ({standingOf}) => ({
    standingOf: (...asked) => {
      const status = standingOf(...asked);
      if (!('via' in status)) return status;
      const {via: _, ...others} = status;
      return others;
    },
  }),
  'rejected-passes: It certifies whom the place rejects.': ({handoffs, certifyElsewhere, currentUser, ...others}) =>
    replace(handoffs, (own) => ({
      note: (handoff, result) => {
        const user = currentUser(handoff.user);
        if (!user || result === 'pending' || 'certification' in result) own.note(handoff, result);
        else certifyElsewhere({handoffs, currentUser, ...others}, user, handoff);
      },
    })),
  'handoff-of-any-record: A handoff certifies another record, too.': () => ({isRecordChanged: () => false}),
  'handoff-remembers: A handoff still says passed after the certification was dropped.': ({standingOf, store}) => ({
    standingOf: (parts, asker, {result, ...handoff}) => {
      const drops = store.drops(asker.user.id);
      const remembered = typeof result === 'object' && 'drops' in result ? {...result, drops} : result;
      return standingOf(parts, asker, {...handoff, ...(remembered && {result: remembered})});
    },
  }),
  'place-certification-stays: What was decided elsewhere stays certified when the holder changes.':
    elsewhereStays('holderName'),
  'place-certification-of-any-name: What was decided elsewhere stays certified when the enterprise has another name.':
    elsewhereStays('enterpriseName'),
  'yes-when-asked: A place’s yes is stored only when the page asks.': ({certifyElsewhere, standingOf, handoffs}) => {
    const unasked = new Map<string, () => void>();
    return {
      certifyElsewhere: (parts, user, handoff) => {
        handoffs.note(handoff, 'pending');
        unasked.set(handoff.id, () => certifyElsewhere(parts, user, handoff));
      },
      standingOf: (parts, asker, handoff) => {
        unasked.get(handoff.id)?.();
        unasked.delete(handoff.id);
        return standingOf(parts, asker, handoffs.ofId(handoff.id) ?? handoff);
      },
    };
  },
  'refusal-without-code: A refusal has no code.': says(
    (c) => c.req.method === 'GET' && c.req.path.includes('/handoffs/'),
    (body) =>
      JSON.parse(JSON.stringify(body).replace('"code":"handoff-rejected"', '"reason":"handoff-rejected"')) as object,
  ),
  'any-return-page: It sends users back to any address of its own.': () => ({isReturnPage: () => true}),
  'any-return-scheme: It compares the host of a return address, and not its scheme.': returnsTo(
    ({host}, own) => host === new URL(own).host,
  ),
  'return-url-as-a-parser-reads-it: What stands before an `@` of a return address is a user to it, with a backslash, too.':
    ({returnPageOf}) => ({
      returnPageOf: (text, parts) => {
        const page = returnPageOf(text.replace(/^(https?:\/\/)[^@[/?#]*@/, '$1'), parts);
        return page && new URL(text);
      },
    }),
  'handoff-id-told-to-the-place: The address at the place has the handoff’s id.': ({handoffs}) =>
    replace(handoffs, (own) => ({
      issue: (order) => {
        const {url, ...issued} = own.issue(order);
        const handoff = {...issued, url: `${url}&handoff=${issued.id}`};
        handoffs.issued.set(issued.id, handoff);
        return handoff;
      },
    })),
  'handoff-of-any-enterprise-name: A handoff stays valid when the enterprise has another name.': (right) => ({
    isRecordChanged: (parts, handoff, user) =>
      right.isRecordChanged(parts, handoff, user) &&
      !differsOnlyIn('enterpriseName', handoff.certifies, right.profiles.recordOf(user)),
  }),
  'cancel-drops-the-certification: To cancel a handoff that has passed takes the certification back.': (right) =>
    replace(right.handoffs, (own) => ({
      cancel: (id, subject) => {
        const handoff = own.find(id, subject);
        if (handoff?.result) right.store.record({type: 'forgotten', user: handoff.user, what: 'certification'});
        own.cancel(id, subject);
      },
    })),
  'any-method-of-a-person: A personal account opens a handoff of a method that it does not have.': (right) => ({
    createHandoff: (parts, asker, ...asked) =>
      right.createHandoff(
        parts,
        asker.user.personal ? asIf(asker, {personal: false, methodsOff: {}}) : asker,
        ...asked,
      ),
  }),
  'leads-to-of-a-handoff: What is decided elsewhere is said to lead to the highest level.': methodsSay(
    ({id}, _, __, {kinds}) => (kindIn(kinds, id) ? {leadsTo: levels.high} : {}),
  ),
  'level-falls-by-a-handoff: A place’s yes takes the card’s certification away.': ({certifyElsewhere, store}) => ({
    certifyElsewhere: (parts, user, handoff) => {
      store.record({type: 'forgotten', user: user.id, what: 'certification'});
      certifyElsewhere(parts, user, handoff);
    },
  }),
});
