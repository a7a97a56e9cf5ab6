import {requirementOf, type ensureLevel, type Ensured, type RealnameCert, type Requirement} from '../../src/index.js';

/** What has become of the action. */
export type Sent =
  /** It was sent, and this is the answer, whatever it is. */
  | Response
  /** Not sent: the level is in force from the next sign-in on. The form is filled in again then. */
  | 'sign-in'
  /** Not sent here: the page in which the user pressed sends it. */
  | 'other-page'
  /** Not sent yet: the form is filled in, and the user presses. */
  | 'press'
  /** Not sent: there is no such draft of this user any more. */
  | 'no-draft';

export interface LevelAction {
  /** Address of the drafts on your server, such as `/api/drafts`. */
  readonly drafts: string;
  /** Headers of each request, such as your token against forged requests. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the user has filled in. */
  readonly read: () => unknown;
  readonly fill: (fields: unknown) => void;
  readonly send: (headers: Readonly<Record<string, string>>) => Promise<Response>;
  /** Shows the widget until the user has the level. A bank leads back to `returnUrl`. */
  readonly reach: (needed: Requirement, returnUrl: string) => Promise<Ensured>;
  /** Shows the widget until the user closes it. */
  readonly show: () => Promise<void>;
}

/** What the server answers for a draft. It can be read by `requirementOf`. */
interface Draft {
  readonly fields: unknown;
  readonly requiredLevel: string;
  /** Only of who does not have the level. */
  readonly subject?: string;
  /** Whether the level is in force in this session. */
  readonly isMet: boolean;
  /** Only if the server executes a key once. */
  readonly key?: string;
}

/** In the address, and in the storage of this tab. */
const parameter = 'draft';

/** `crypto.randomUUID` is not there on plain http. */
const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Runs the work as the one page that sends, or not as that one. A page that holds a Web Lock is not frozen, and gives it
 * up when it is closed. On plain http, where there are none, the other pages have a second to answer.
 */
const asOwner = async <T>(id: string, work: (isOwner: boolean) => Promise<T>): Promise<T> => {
  const name = `draft-${id}`;
  if ('locks' in navigator) return navigator.locks.request(name, {ifAvailable: true}, (lock) => work(lock !== null));
  const channel = new BroadcastChannel(name);
  let isOwner = false;
  try {
    isOwner = await new Promise((resolve) => {
      channel.onmessage = ({data}) => {
        if (data === 'taken') resolve(false);
        else if (isOwner) channel.postMessage('taken');
      };
      channel.postMessage('asked');
      setTimeout(resolve, 1_000, true);
    });
    return await work(isOwner);
  } finally {
    channel.close();
  }
};

/** `submit` for each press, `resume` once when the page is loaded. */
export const levelAction = ({drafts, headers, read, fill, send, reach, show}: LevelAction) => {
  let key = randomId();
  let subject: string | undefined;
  let own: string | undefined;

  const remember = (id: string | undefined): void => {
    own = id;
    try {
      if (id === undefined) sessionStorage.removeItem(parameter);
      else sessionStorage.setItem(parameter, id);
    } catch {
      // Where storage is forbidden, this page still knows it.
    }
  };
  const recall = (): string | undefined => {
    try {
      return own ?? sessionStorage.getItem(parameter) ?? undefined;
    } catch {
      return own;
    }
  };

  const askFor = (id: string, init?: RequestInit): Promise<Response> =>
    fetch(`${drafts}/${encodeURIComponent(id)}`, {cache: 'no-store', headers, ...init});

  const sendOnce = async (): Promise<Response> => {
    const response = await send({...headers, 'idempotency-key': key, ...(subject && {'sw-subject': subject})});
    if (!response.ok) return response;
    remember(undefined);
    key = randomId();
    return response;
  };

  const reachAndSend = (id: string, needed: Requirement, isKeyKept: boolean): Promise<Sent> =>
    asOwner(id, async (isOwner) => {
      try {
        // An old container writes its session into the path (`;jsessionid=`), and a bank gets this address.
        const path = location.pathname.replace(/(?:;|%3b)[^/]*/gi, '');
        const ensured = await reach(needed, `${location.origin}${path}?${parameter}=${id}`);
        if (ensured.kind === 'at-next-sign-in') return 'sign-in';
      } catch (thrown) {
        if (isOwner) {
          remember(undefined);
          await askFor(id, {method: 'DELETE'}).catch(() => undefined);
        }
        throw thrown;
      }
      if (!isOwner) return 'other-page';
      return isKeyKept ? sendOnce() : 'press';
    });

  const submit = async (): Promise<Sent> => {
    const response = await sendOnce();
    const needed = await requirementOf(response);
    if (!needed) return response;
    ({subject} = needed);
    const id = recall() ?? randomId();
    const answer = await askFor(id, {
      method: 'PUT',
      headers: {...headers, 'content-type': 'application/json', 'idempotency-key': key},
      body: JSON.stringify({fields: read()}),
    });
    if (!answer.ok) return answer;
    remember(id);
    return reachAndSend(id, needed, ((await answer.json()) as Draft).key === key);
  };

  const resume = async (): Promise<Sent | undefined> => {
    const address = new URL(location.href);
    const returned = address.searchParams.get(parameter);
    const id = returned ?? recall();
    if (id === undefined) return undefined;
    address.searchParams.delete(parameter);
    history.replaceState(history.state, '', address);
    const answer = await askFor(id);
    remember(answer.status === 404 ? undefined : id);
    if (answer.status === 404) {
      // A bank’s last words are in the widget.
      if (returned !== null) await show();
      return 'no-draft';
    }
    if (!answer.ok) return answer;
    const draft = (await answer.json()) as Draft;
    key = draft.key ?? key;
    ({subject} = draft);
    fill(draft.fields);
    const needed = await requirementOf(draft);
    // After a sign-in the level may be there: the user looks at what they send.
    if (!needed || (draft.isMet && returned === null)) return 'press';
    return reachAndSend(id, needed, draft.key !== undefined);
  };

  return {submit, resume};
};

export interface LevelDialog {
  readonly dialog: HTMLDialogElement;
  readonly cert: RealnameCert;
  readonly close: HTMLElement;
  /** What the level is for. */
  readonly requiredFor: string;
}

/** The widget in a dialog, loaded when it is shown for the first time. */
export const levelDialog = ({dialog, cert, close, requiredFor}: LevelDialog): Pick<LevelAction, 'reach' | 'show'> => {
  const open = async <T>(work: (ensure: typeof ensureLevel, signal: AbortSignal) => Promise<T>): Promise<T> => {
    // First of all, so that home is never shown in one order and then in another, under the pointer.
    const [entry] = await Promise.all([import('../../src/index.js'), import('../../src/define.js')]);
    const stop = new AbortController();
    const {signal} = stop;
    const leave = (event: Event): void => {
      event.preventDefault();
      if (!cert.hasUnsavedInput || confirm('填写的内容尚未提交，关闭后需要重新填写。要关闭吗？')) dialog.close();
    };
    dialog.addEventListener('cancel', leave, {signal});
    close.addEventListener('click', leave, {signal});
    dialog.addEventListener('close', () => stop.abort(), {signal});
    dialog.showModal();
    try {
      return await work(entry.ensureLevel, signal);
    } finally {
      stop.abort();
      dialog.close();
      void cert.reset();
    }
  };
  return {
    reach: (needed, returnUrl) =>
      open((ensure, signal) => {
        cert.returnUrl = returnUrl;
        return ensure(cert, needed, {signal, requiredFor});
      }),
    show: () => open((_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve()))),
  };
};
