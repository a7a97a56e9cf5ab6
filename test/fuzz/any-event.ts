import type {AnyActorRef} from 'xstate';
import {enterpriseFields} from '../../src/domain/enterprise-draft.js';
import {editableFields, type ProfilePart} from '../../src/domain/profile-fields.js';
import {nowOf, type MachineEvent} from '../../walks/drive-machine.js';

const parts = Object.keys(editableFields) as readonly ProfilePart[];
const personFields = ['name', 'idType', 'idNumber', 'validFrom', 'validTo', 'bankCard', 'mobile'];

/** What a user can do to a machine: what its ports and the host's settings tell it is not among it. */
export const typesOf = (actor: AnyActorRef): readonly string[] =>
  (nowOf(actor).machine.events as readonly string[]).filter(
    (type) => !/^(?:xstate\.|methodsConfigured|connected|prompt)/.test(type),
  );

/** As much of any machine's context as an event depends on. */
interface Seen {
  readonly role?: string;
  readonly part?: ProfilePart;
  readonly moved?: readonly string[];
  readonly requests?: readonly {readonly id: string}[];
}

interface Turn {
  readonly wild: readonly string[];
  readonly path: string | undefined;
  readonly turn: number;
}

/** An event with anything in it that its machine has a place for, at each turn something else. */
export const anyEvent = (type: string, context: Seen, {wild, path, turn}: Turn): MachineEvent => {
  const pick = <T>(list: readonly T[], more = 0): T => list[(turn + more) % list.length] as T;
  const {role, part, moved = [], requests = []} = context;
  const names = role ? personFields : part ? editableFields[part] : enterpriseFields;
  const text = pick(wild);
  const payloads: Readonly<Record<string, object>> = {
    edited: {enterprise: text, values: {[pick(names)]: text, [pick(names, 3)]: pick(wild, 3)}},
    putBack: {name: pick(names)},
    compared: {theirs: pick([moved, []])},
    editRequested: {part: pick(parts)},
    opened: {id: requests[turn % requests.length]?.id ?? text},
    numberEdited: {number: text},
    reasonEdited: {reason: text},
    left: {to: pick([undefined, path])},
    methodChosen: {method: path, pressed: pick([true, false])},
  };
  return {...payloads[type], type};
};
