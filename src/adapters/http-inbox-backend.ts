import type {AssistanceCodeAnswer, InboxAnswer, InboxAnsweredAnswer} from '../domain/assistance.schemas.js';
import type {AskOptions, InboxBackend} from './backend.js';
import {HttpBackend} from './http-backend.js';

const pathOf = (id: string, what: string): string => `/assistance/inbox/${encodeURIComponent(id)}/${what}`;

/** `InboxBackend` over JSON and HTTP. */
export class HttpInboxBackend extends HttpBackend implements InboxBackend {
  getInbox(_: undefined, options: AskOptions): Promise<InboxAnswer> {
    return this.ask('GET', '/assistance/inbox', undefined, options);
  }

  confirmAssistance(
    {id, number}: {readonly id: string; readonly number: string},
    options: AskOptions,
  ): Promise<InboxAnsweredAnswer> {
    return this.ask('POST', pathOf(id, 'confirm'), {number}, options);
  }

  declineAssistance(
    {id, reason}: {readonly id: string; readonly reason: string},
    options: AskOptions,
  ): Promise<InboxAnsweredAnswer> {
    return this.ask('POST', pathOf(id, 'decline'), {reason}, options);
  }

  createAssistanceCode({id}: {readonly id: string}, options: AskOptions): Promise<AssistanceCodeAnswer> {
    return this.ask('POST', pathOf(id, 'code'), {}, options);
  }
}
