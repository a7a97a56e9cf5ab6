import type {Answer, Client, SendOptions} from './client.js';

/** The enterprise of the administrators. */
export const pudong = {name: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G'};
export const minutes = (count: number): number => count * 60_000;

export const requestHelp = (by: Client, enterprise = pudong.uscc): Promise<Answer> =>
  by.post('/assistance/requests', {enterprise});

export const helpPath = (id: string): string => `/assistance/requests/${id}`;

export const enterCode = (by: Client, id: string, code: string): Promise<Answer> =>
  by.post(`${helpPath(id)}/code`, {code});

export const newStepUp = (user: string): string => `demo-step-up-${user}-${crypto.randomUUID()}`;
export const inboxOf = async (by: Client): Promise<Answer['requests']> => (await by.get('/assistance/inbox')).requests;

/** What an administrator does with a request, who has proved to be there unless a test says otherwise. */
const act = (by: Client, id: string, action: string, body: object, options?: SendOptions): Promise<Answer> =>
  by.post(`/assistance/inbox/${id}/${action}`, {stepUp: newStepUp(by.user), ...body}, options);

export const confirm = (by: Client, id: string, number: string): Promise<Answer> => act(by, id, 'confirm', {number});

/** That needs no step-up. */
export const decline = (by: Client, id: string, reason = '不认识此人'): Promise<Answer> =>
  by.post(`/assistance/inbox/${id}/decline`, {reason});

export const makeCode = (by: Client, id: string, more: object = {}, options?: SendOptions) =>
  act(by, id, 'code', more, options);

/** A two-digit number that is not this one. */
export const wrongNumber = (right: string): string => (right === '47' ? '74' : '47');
