import type {Locale} from '../../../domain/locales.js';
import type {ActKind, ActNow} from './act.js';

/** `name` is what the user calls an act, such as `报关单`. */
export interface ActWords {
  /** What the button of the form does, and that of the result. */
  readonly submit: (name: string) => string;
  readonly said: Readonly<Record<ActKind, (now: Pick<ActNow<unknown>, 'number' | 'isShutBy'>, name: string) => string>>;
  readonly openAct: (at: string) => string;
  readonly executedAct: (at: string, number: string) => string;
  readonly again: string;
  readonly goOn: string;
  readonly decline: string;
  readonly remove: string;
  readonly retry: string;
  readonly mayReplace: string;
  readonly mayClose: string;
  readonly dialog: string;
  readonly close: string;
}

const chinese: ActWords = {
  submit: (name) => `提交${name}`,
  said: {
    shut: ({isShutBy}) =>
      isShutBy === 'signed-out' ? '请登录后填写。' : isShutBy ? '没有读到您的草稿，请重试。' : '正在读取…',
    quiet: () => '',
    open: (_, name) => `尚未提交，请点击“提交${name}”。`,
    again: (_, name) => `请点击“提交${name}”，不会重复提交。`,
    unsure: () => '没有收到答复，可能已经提交。请再点击一次，不会重复提交。',
    sending: () => '正在提交…',
    working: () => '正在处理，请稍后再点击一次。',
    done: ({number}) => `已提交，编号 ${number}。`,
    'done-otherwise': ({number}) => `已提交，编号 ${number}。现在的内容与提交的不同，没有提交。`,
    kept: () => '请重新登录，填写的内容会保留 24 小时。',
    'sign-in-elsewhere': (_, name) => `登录已失效。请在新窗口登录，再回到本页点击“提交${name}”。本页填写的内容还在。`,
    deleted: () => '这份草稿已删除，没有提交。',
    limit: (_, name) => `尚未提交的${name}已有 20 份，请继续填写或删除其中一份。`,
    'other-user': () => '登录的用户已更换，请刷新页面。',
    refused: () => '没有提交，请核对填写的内容。',
  },
  openAct: (at) => `${at} 填写，尚未提交`,
  executedAct: (at, number) => `${at} 已提交，编号 ${number}`,
  again: '再报一份',
  goOn: '继续填写',
  decline: '不用了',
  remove: '删除',
  retry: '重试',
  mayReplace: '表单中现有的内容会被替换。要继续吗？',
  mayClose: '认证尚未完成，关闭后需要重新填写。要关闭吗？',
  dialog: '提升安全级别',
  close: '关闭',
};

const english: ActWords = {
  submit: (name) => `submit the ${name}`,
  said: {
    shut: ({isShutBy}) =>
      isShutBy === 'signed-out'
        ? 'Sign in first.'
        : isShutBy
          ? 'Your drafts could not be read. Try again.'
          : 'Loading…',
    quiet: () => '',
    open: (_, name) => `Not submitted yet. Submit the ${name} with its button.`,
    again: (_, name) => `Submit the ${name} with its button. It is never submitted twice.`,
    unsure: () => 'No answer came, so it may have been submitted. Submit it again: it is never submitted twice.',
    sending: () => 'Submitting…',
    working: () => 'Being processed. Submit it again in a moment.',
    done: ({number}) => `Submitted, number ${number}.`,
    'done-otherwise': ({number}) =>
      `Submitted, number ${number}. What is in the form now is different, and was not submitted.`,
    kept: () => 'Sign in again. What you filled in is kept for 24 hours.',
    'sign-in-elsewhere': (_, name) =>
      `Your session has ended. Sign in in another window, come back and submit the ${name}. What you filled in is still here.`,
    deleted: () => 'This draft was deleted and has not been submitted.',
    limit: () => '20 drafts have not been submitted yet. Continue or delete one of them.',
    'other-user': () => 'Another user has signed in. Reload the page.',
    refused: () => 'Not submitted. Check what you filled in.',
  },
  openAct: (at) => `Filled in ${at}, not submitted yet`,
  executedAct: (at, number) => `Submitted ${at}, number ${number}`,
  again: 'Submit another one',
  goOn: 'Continue',
  decline: 'Not now',
  remove: 'Delete',
  retry: 'Try again',
  mayReplace: 'What is in the form will be replaced. Continue?',
  mayClose: 'The certification is not finished, and you would have to fill it in again. Close it?',
  dialog: 'Raise your security level',
  close: 'Close',
};

/** Traditional script reads the simplified one. */
export const actWords = (locale: Locale): ActWords => (locale === 'en' ? english : chinese);
