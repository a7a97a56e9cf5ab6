import type {ActAnswer, ActList, ListedAct} from '../../../adapters/acts.js';
import type {Requirement} from '../../../adapters/requirement.js';
import {isSameJson} from '../../../domain/plain-json.js';

/*
 * What a page knows of one act, such as a declaration, and what it says of it. The server executes the id of an act once,
 * so a page may send it as often as it likes: `docs/decisions/0041-one-act-one-id.md`. Nothing here is of a browser.
 */

/** What this tab knows of the act in its form. */
export interface OwnAct {
  readonly id: string;
  /** Something of this id was sent, and no answer has said what became of it. Known before it leaves. */
  readonly unsure: boolean;
  readonly number?: string | undefined;
}

/** What outlives a reload of the tab. */
export interface KeptAct extends OwnAct {
  /** Ids that the user does not want to be offered any more. */
  readonly hidden: readonly string[];
}

/** How the user has left the widget. */
export type Left =
  /** By the result’s button, which says that this sends. */
  | 'pressed'
  | 'closed'
  /** The level counts from the next sign-in on. */
  | 'at-next-sign-in'
  | 'other-user';

export type ActKind =
  | 'shut'
  | 'quiet'
  | 'open'
  | 'again'
  | 'unsure'
  | 'sending'
  | 'working'
  | 'done'
  | 'done-otherwise'
  | 'kept'
  | 'sign-in-elsewhere'
  | 'deleted'
  | 'limit'
  | 'other-user'
  | 'refused';

/** What there is to say, and what the user can do. */
export interface ActNow<Fields> {
  readonly kind: ActKind;
  /** Why the form is shut: nobody is signed in, or no answer came. Undefined while the first look is under way. */
  readonly isShutBy: 'signed-out' | 'no-answer' | undefined;
  readonly number: string | undefined;
  /** Of what was refused for another reason than the level, and what it says to the user. */
  readonly refusal: Pick<ActAnswer, 'response' | 'words'> | undefined;
  readonly can: {readonly again: boolean; readonly drop: boolean; readonly goOn: boolean};
  readonly offers: readonly ListedAct<Fields>[];
}

/** What the act needs of its page, of the server and of the widget. */
export interface ActPorts<Fields> {
  readonly enable: (isOpen: boolean) => void;
  readonly read: () => Fields;
  readonly isEmpty: () => boolean;
  readonly fill: (fields: Fields | null) => void;
  readonly renew: () => Promise<void>;
  readonly list: () => Promise<ActList<Fields> | 'signed-out' | 'no-answer'>;
  readonly post: (fields: Fields, id: string, user: string) => Promise<ActAnswer | undefined>;
  /** The status of the answer. */
  readonly remove: (id: string) => Promise<number | undefined>;
  /** Of another user than the one given there is nothing. */
  readonly recall: (user: string) => KeptAct | undefined;
  readonly keep: (user: string, act: KeptAct) => void;
  /** Takes the id out of the page's address. */
  readonly addressed: () => string | undefined;
  /** Shows the widget until the user has left it. `sends`: whether the result's button will send what was sent. */
  readonly reach: (needed: Requirement, id: string, sends: () => boolean) => Promise<Left>;
  /** Shows it to a user who comes back from a bank. */
  readonly showReturned: () => Promise<unknown>;
  readonly closeDialog: () => void;
  /** Asks whether what is in the form may be replaced. */
  readonly mayReplace: () => boolean;
  readonly newId: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly show: (now: ActNow<Fields>, isFocused: boolean) => void;
}

/** They stay until the user does something: no look at the list contradicts them. */
const lasting: readonly ActKind[] = ['limit', 'refused', 'deleted'];

export const levelAct = <Fields>(ports: ActPorts<Fields>) => {
  let user = '';
  /** Undefined until the first look has said whose page it is. */
  let own: OwnAct | undefined;
  let hidden: readonly string[] = [];
  let acts: readonly ListedAct<Fields>[] = [];
  let said: ActKind = 'shut';
  let isShutBy: ActNow<Fields>['isShutBy'];
  let refusal: ActNow<Fields>['refusal'];
  /** What was sent last. */
  let sent: Fields | undefined;
  /** What this page knows to have been executed. What is in the form beside it is not lost with 再报一份. */
  let executed: Fields | undefined;
  let isBusy = false;
  let isInDialog = false;
  let isOther = false;
  let isStopped = false;
  let isDeleted = false;
  /** The form is kept by 再报一份, because what is in it was not executed. */
  let isOtherwise = false;
  /** The level counts from the next sign-in on, and no look has said yet what is kept until then. */
  let isNext = false;
  /** The page was left, so it may be that of another user by now. */
  let isLeft = false;
  /** Counts what makes a list, asked for before, an old one. */
  let turn = 0;
  let asked = 0;
  let answered = 0;

  const say = (kind: ActKind, isFocused = false): void => {
    said = kind;
    if (kind !== 'refused') refusal = undefined;
    const isIdle = own !== undefined && !isBusy && !isInDialog && !isOther;
    const isOffered = ({id}: ListedAct<Fields>) => id !== own?.id && (kind === 'limit' || !hidden.includes(id));
    const can = {
      again: isIdle && (own?.number !== undefined || isDeleted),
      drop: isIdle && kind === 'open' && !own?.unsure,
      goOn: isIdle && !own?.unsure,
    };
    const offers = isOther ? [] : acts.filter(isOffered);
    ports.show({kind, isShutBy, number: own?.number, refusal, can, offers}, isFocused);
  };

  const keep = (changed: Partial<OwnAct>): void => {
    if (!own) return;
    own = {...own, ...changed};
    ports.keep(user, {...own, hidden});
  };
  const begin = (id: string): void => {
    turn += 1;
    isDeleted = isOtherwise = isNext = false;
    executed = undefined;
    own = {id, unsure: false};
    keep({});
  };

  const showOther = (): void => {
    isOther = true;
    ports.closeDialog();
    ports.enable(false);
    say('other-user');
  };

  /** Whose page it is, and which act is in its form. Returns whether a bank has led back to it. */
  const identify = (list: ActList<Fields>): boolean => {
    ({user, acts} = list);
    // First, because a form that is shut may seem to be empty.
    ports.enable(true);
    const kept = ports.recall(user);
    hidden = kept?.hidden ?? [];
    // What a browser has restored belongs to an act that nobody knows here, or to another user.
    if (!kept && !ports.isEmpty()) ports.fill(null);
    const isListed = (id: string) => acts.some((each) => each.id === id);
    const addressed = ports.addressed();
    const isNamed = addressed !== undefined && ports.isEmpty() && isListed(addressed);
    // Of a tab that was copied before anything was sent, the copy is for another act.
    const isKept = kept && (isListed(kept.id) || kept.unsure || !ports.isEmpty());
    const next = isNamed ? addressed : isKept ? kept.id : ports.newId();
    own = kept?.id === next ? {id: next, unsure: kept.unsure, number: kept.number} : {id: next, unsure: false};
    keep({});
    const item = acts.find(({id}) => id === next);
    if (item?.fields !== undefined && ports.isEmpty()) ports.fill(item.fields);
    return addressed === next && isListed(next);
  };

  const sayListed = (): void => {
    const item = acts.find(({id}) => id === own?.id);
    if (item?.number !== undefined) {
      keep({number: item.number, unsure: false});
      say(said === 'done-otherwise' && isSameJson(ports.read(), sent) ? said : 'done');
    } else if (isInDialog) say('quiet');
    else if (item && said !== 'refused') {
      const isKept = isNext && isSameJson(item.fields, sent);
      isNext = false;
      say(isKept ? 'kept' : own?.unsure ? 'again' : 'open');
    } else if (lasting.includes(said)) say(said);
    else say(own?.unsure ? 'unsure' : 'quiet');
  };

  /** Asks the server, and says what is so now. Nothing about the server is said from memory. */
  const look = async (): Promise<void> => {
    const [began, number] = [turn, (asked += 1)];
    if (!own) {
      isShutBy = undefined;
      say('shut');
    }
    await ports.renew();
    const list = await ports.list();
    if (isStopped || number < answered) return;
    answered = number;
    if (typeof list === 'string') {
      isShutBy = list;
      if (!own) say('shut');
      else if (said === 'open') say('again');
      return;
    }
    isLeft = false;
    const isReturned = !own && identify(list);
    if (list.user !== user) {
      showOther();
      return;
    }
    if (isOther) ports.enable(true);
    isOther = false;
    if (isBusy) return;
    if (began !== turn) return look();
    ({acts} = list);
    sayListed();
    if (isReturned) await during(() => ports.showReturned());
  };

  const during = async (show: () => Promise<unknown>): Promise<unknown> => {
    isInDialog = true;
    turn += 1;
    say('quiet');
    const left = await show();
    isInDialog = false;
    turn += 1;
    if (isStopped || isOther) return undefined;
    if (left === 'pressed') return left;
    if (left === 'other-user') {
      showOther();
      return undefined;
    }
    isNext = left === 'at-next-sign-in';
    // Until the answer is there, nothing of it is said.
    say('again');
    await look();
    return undefined;
  };

  /** For a minute, because who holds the act may be done soon. */
  const lookOften = async (): Promise<void> => {
    const began = turn;
    for (let looks = 0; looks < 30; looks += 1) {
      await ports.wait(2_000);
      if (isStopped || turn !== began || own?.number !== undefined) return;
      await look();
    }
  };

  const post = async (fields: Fields, isSecond = false): Promise<void> => {
    if (!own) return;
    const before = own.unsure;
    turn += 1;
    isBusy = true;
    isNext = false;
    sent = fields;
    // Before it leaves: a reload at this moment must know it.
    keep({unsure: true});
    say('sending');
    if (isSecond) await ports.renew();
    const answer = await ports.post(fields, own.id, user);
    isBusy = false;
    turn += 1;
    if (isStopped) return;
    const {status = 0, number, needed} = answer ?? {};
    const isDone = number !== undefined && (status === 200 || status === 422);
    if (isDone) keep({number, unsure: false});
    else if (status >= 400 && status < 500 && status !== 409) keep({unsure: before});
    // The look that has seen another user came first, and what was answered is none of theirs.
    if (isOther) return;
    isOtherwise = isDone && status === 422;
    if (isDone && status === 200) executed = fields;
    if (isDone) say(isOtherwise ? 'done-otherwise' : 'done');
    else if (status < 400 || status >= 500) say('unsure');
    else if (status === 409) {
      say('working');
      void lookOften();
    } else if (needed && isSecond) {
      isNext = true;
      say('again');
      await look();
    } else if (needed) {
      const left = await during(() => ports.reach(needed, own?.id ?? '', () => isSameJson(ports.read(), fields)));
      if (left !== 'pressed') return;
      if (isSameJson(ports.read(), fields)) return post(fields, true);
      say('again');
      await look();
    } else if (status === 401) say('sign-in-elsewhere');
    else if (status === 412) showOther();
    else if (status === 410) {
      isDeleted = true;
      say('deleted');
    } else if (status === 429) {
      say('limit');
      await look();
    } else {
      refusal = answer;
      say('refused');
    }
  };

  const isIdle = (): boolean => own !== undefined && !isBusy && !isInDialog && !isOther && !isStopped;

  return {
    look,
    leave: (): void => {
      isLeft = true;
    },
    press: async (): Promise<void> => {
      const pressed = ports.read();
      if (isLeft || !own) await look();
      // What the user has not seen is not sent.
      if (isIdle() && !ports.isEmpty() && isSameJson(ports.read(), pressed)) await post(pressed);
    },
    again: (): void => {
      if (!isIdle() || (own?.number === undefined && !isDeleted)) return;
      const isEdited = [sent, executed].some((known) => known !== undefined && !isSameJson(ports.read(), known));
      if (!isDeleted && !isOtherwise && !isEdited) ports.fill(null);
      begin(ports.newId());
      say('quiet', true);
    },
    decline: (id = own?.id): void => {
      const isOwn = id === own?.id;
      if (id === undefined || !isIdle() || (isOwn && (said !== 'open' || own?.unsure))) return;
      hidden = [...hidden, id];
      if (isOwn) {
        ports.fill(null);
        begin(ports.newId());
        say('quiet', true);
      } else {
        keep({});
        say(said);
      }
    },
    goOn: async (id: string): Promise<void> => {
      if (!isIdle() || own?.unsure || (!ports.isEmpty() && !ports.mayReplace())) return;
      const before = ports.read();
      await look();
      const item = acts.find((each) => each.id === id);
      if (item?.fields === undefined || !isIdle() || own?.unsure || !isSameJson(ports.read(), before)) return;
      begin(id);
      ports.fill(item.fields);
      await look();
    },
    remove: async (id = own?.id): Promise<void> => {
      if (id === undefined || !isIdle() || (id === own?.id && own.unsure)) return;
      const status = await ports.remove(id);
      if (status === 204) acts = acts.filter((each) => each.id !== id);
      if (status === 204 && isIdle() && id === own?.id) {
        ports.fill(null);
        begin(ports.newId());
        say('quiet', true);
      }
      if (!isStopped) await look();
    },
    stop: (): void => {
      isStopped = true;
      ports.closeDialog();
    },
  };
};
