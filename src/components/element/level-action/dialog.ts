import {isCertError} from '../../../domain/errors.js';
import {createElement, documentProperty, ownAddress, pageAddress} from '../../../adapters/page.js';
import type {Requirement} from '../../../adapters/requirement.js';
import {ensureLevel, type Ensured} from '../ensure-level.js';
import type {RealnameCert} from '../realname-cert.js';
import {warnDeveloper} from '../report/warn-developer.js';
import type {Left} from './act.js';
import type {ActWords} from './words.js';

/** Names the act in the address that a bank leads back to, as `form.id`. */
export const actParameter = 'draft';

export interface LevelDialog {
  /** Shows the widget until the user has left it. A bank leads back to this page, with the id of the act. */
  readonly reach: (needed: Requirement, id: string, sends: () => boolean) => Promise<Left>;
  /** Shows what a bank has led back to. */
  readonly showReturned: () => Promise<void>;
  readonly close: () => void;
  /** Gives the page back what it had before the dialog was made. */
  readonly undo: () => void;
}

export interface DialogSettings {
  readonly cert: RealnameCert;
  readonly dialog: HTMLDialogElement | undefined;
  readonly form: string;
  readonly name: string;
  readonly words: () => ActWords;
}

/** The host's own, or one around the widget, where it stands in the page, or at the end of the page. */
const dialogAround = (cert: RealnameCert, given: HTMLDialogElement | undefined) => {
  const found = given ?? cert.closest('dialog');
  if (found) return {dialog: found, undo: () => undefined};
  const dialog = createElement('dialog') as HTMLDialogElement;
  dialog.style.cssText = 'inline-size: min(960px, 100% - 24px); max-inline-size: none; box-sizing: border-box';
  if (cert.isConnected) cert.before(dialog);
  else documentProperty('body').append(dialog);
  dialog.append(cert);
  cert.heading = 'host';
  return {dialog, undo: () => dialog.replaceWith(cert)};
};

/** A title, which the dialog begins at, and a way out, where the dialog has none of its own. */
const addHead = (dialog: HTMLDialogElement, {dialog: title, close}: ActWords): void => {
  if ([...dialog.querySelectorAll('button')].some((button) => !button.closest('sw-realname-cert'))) return;
  const head = createElement('div');
  head.style.cssText = 'display: flex; justify-content: space-between; align-items: center; gap: 16px';
  const heading = Object.assign(createElement('h2'), {textContent: title, tabIndex: -1, autofocus: true});
  heading.style.outline = 'none';
  head.append(heading, Object.assign(createElement('button'), {type: 'button', textContent: close}));
  // Firefox 115 has no `ariaLabel`.
  dialog.setAttribute('aria-label', title);
  dialog.prepend(head);
};

/** Where a bank leads to: the host's own address, or this page, with the act in it. */
const addressOf = (cert: RealnameCert, form: string, id: string): string => {
  const address = (cert.returnUrl && ownAddress(cert.returnUrl)) || new URL(pageAddress());
  address.searchParams.set(actParameter, `${form}.${id}`);
  return address.href;
};

/** The widget in a dialog. It is loaded when it is shown first, where the page has not loaded it yet. */
export const levelDialog = ({cert, dialog: given, form, name, words}: DialogSettings): LevelDialog => {
  const {dialog, undo} = dialogAround(cert, given);
  let stop: AbortController | undefined;

  const leave = (): void => {
    if (!cert.hasUnsavedInput || confirm(words().mayClose)) dialog.close();
  };

  const closed = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => {
        resolve();
      });
    });

  /** The dialog ends with what is shown in it, and that with the dialog. */
  const open = async <T>(show: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    // First, so that no empty dialog is shown.
    if (!cert.matches(':defined'))
      (await import('../define-cert.js')).defineCert(() => import('../paths/all-paths.chunk.js'));
    addHead(dialog, words());
    const own = (stop = new AbortController());
    const {signal} = own;
    dialog.addEventListener('close', () => own.abort(), {signal});
    dialog.addEventListener(
      'cancel',
      (event) => {
        if (event.target !== dialog) return;
        event.preventDefault();
        leave();
      },
      {signal},
    );
    dialog.addEventListener(
      'click',
      ({target}) => {
        const button = (target as Element).closest('button');
        if (button && !cert.contains(button)) leave();
      },
      {signal},
    );
    if (!dialog.open) dialog.showModal();
    try {
      return await show(signal);
    } finally {
      own.abort();
      if (dialog.open) dialog.close();
      void cert.reset();
    }
  };

  const leftBy = (ensured: Ensured): Left =>
    ensured.kind === 'at-next-sign-in' ? ensured.kind : ensured.pressed ? 'pressed' : 'closed';

  /** Nobody waits for the level any more, but home still says that it is needed, and offers nothing that leads elsewhere. */
  const showUnreachable = async ({levels = []}: Requirement, signal: AbortSignal): Promise<void> => {
    const {requiredLevel, requiredFor} = cert;
    Object.assign(cert, {requiredLevel: levels.join(' '), requiredFor: words().submit(name)});
    await closed(signal);
    Object.assign(cert, {requiredLevel, requiredFor});
  };

  const failed = async (thrown: unknown, needed: Requirement, signal: AbortSignal): Promise<Left> => {
    const code = isCertError(thrown) ? thrown.code : undefined;
    if (code === 'subject-changed') return 'other-user';
    // The level is in force, and the session of the host's server began before.
    if (code === 'level-not-accepted') return 'at-next-sign-in';
    if (code === 'level-not-reachable') await showUnreachable(needed, signal);
    return 'closed';
  };

  return {
    reach: async (needed, id, sends) => {
      try {
        return await open(async (signal) => {
          const {returnUrl} = cert;
          cert.returnUrl = addressOf(cert, form, id);
          try {
            return leftBy(await ensureLevel(cert, needed, {signal, sends, requiredFor: words().submit(name)}));
          } catch (thrown) {
            return await failed(thrown, needed, signal);
          } finally {
            cert.returnUrl = returnUrl;
          }
        });
      } catch (thrown) {
        warnDeveloper('levelAction(): the widget could not be shown', thrown);
        return 'closed';
      }
    },
    showReturned: async () => {
      await open(
        (signal) =>
          new Promise<void>((resolve) => {
            void closed(signal).then(resolve);
            let before: string = cert.view;
            cert.addEventListener(
              'sw-step',
              ({view}) => {
                if (before === 'result' && view === 'home') resolve();
                before = view;
              },
              {signal},
            );
          }),
      ).catch((thrown: unknown) => {
        warnDeveloper('levelAction(): the widget could not be shown', thrown);
      });
    },
    close: () => {
      stop?.abort();
      if (dialog.open) dialog.close();
    },
    undo,
  };
};
