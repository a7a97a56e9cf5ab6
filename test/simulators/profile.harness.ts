import {editableFields, type ProfilePart} from '../../src/domain/profile-fields.js';
import {profileSchema, saveAnswerSchema, type Profile, type ProfileField} from '../../src/domain/profile.schemas.js';
import type {Client} from './backend.harness.js';

export interface PutOptions {
  /** Null for none. */
  readonly version?: string | null;
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

export const saved = {effective: 'next-sign-in'};

/** A change that the registry has, too. */
export const renamed = {enterpriseName: '上海浦东样例国际贸易有限公司'};

/** A change that is refused because of these fields. */
export const refusedAt = (code: string, ...fields: string[]) => ({passed: false, refusal: {code, fields}});

/** A record as a page reads it: the version is in the ETag. */
export const readProfile = async (response: Response): Promise<Profile> =>
  profileSchema().parse({...((await response.json()) as object), version: response.headers.get('etag')});

export const fieldsOf = ({enterprise, account}: Profile): Readonly<Record<string, ProfileField>> => ({
  ...enterprise,
  ...account,
});

/** Somebody who is signed in, with the record's questions. */
export class Editor {
  constructor(readonly client: Client) {}

  async read(): Promise<Profile> {
    return readProfile(await this.client.get('/profile'));
  }

  async version(): Promise<string> {
    return (await this.read()).version;
  }

  /** On the record as it is now, unless another version is named. */
  async put(part: ProfilePart, body: unknown, options: PutOptions = {}): Promise<Response> {
    const {version = await this.version(), key = crypto.randomUUID(), headers = {}} = options;
    return fetch(`${this.client.url}/api/realname-cert/profile/${part}`, {
      method: 'PUT',
      headers: {
        ...this.client.headers,
        origin: this.client.origin,
        'content-type': 'application/json',
        ...(key !== null && {'idempotency-key': key}),
        ...(version !== null && {'if-match': version}),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async save(part: ProfilePart, changes: object, options?: PutOptions) {
    return saveAnswerSchema().parse(await (await this.put(part, changes, options)).json());
  }
}

export const allEditable = [...editableFields.enterprise, ...editableFields.account];

/** Enough letters that nothing else has them by chance. */
export const randomHan = (length = 8): string =>
  Array.from(crypto.getRandomValues(new Uint16Array(length)), (number) =>
    String.fromCodePoint(0x4e00 + (number % 0x5000)),
  ).join('');
