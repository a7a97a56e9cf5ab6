import {expect} from 'chai';
import {actsInMemory, levelActs} from '../../src/server.js';

const id = '0'.repeat(31);
const idOf = (last: string): string => id + last;

interface Sent {
  readonly last?: string;
  readonly user?: string | undefined;
  readonly form?: string;
  readonly fields?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the guard answers. */
  readonly refusal?: number | undefined;
  readonly run?: () => Promise<string>;
}

const dayMs = 24 * 60 * 60_000;

/** A server with one table, and a clock that is set by hand. */
const openServer = () => {
  const clock = {now: 1_700_000_000_000};
  const store = actsInMemory<object>(() => clock.now);
  const acts = levelActs<object, undefined, {user: string | undefined; headers: Readonly<Record<string, string>>}>({
    store,
    account: ({user}) => user,
    header: ({headers}, name) => headers[name],
  });
  let count = 0;
  const submit = async ({last = '1', form = 'f', fields = {goods: '苹果'}, refusal, ...more}: Sent = {}) => {
    const user = 'user' in more ? more.user : 'zhangsan';
    const headers = more.headers ?? {'idempotency-key': idOf(last), 'sw-act-user': 'zhangsan'};
    const guard = async () => (refusal === undefined ? undefined : new Response('{}', {status: refusal}));
    const run = more.run ?? (async () => `D-${String((count += 1))}`);
    const response = await acts.submit({user, headers}, {form, fields, refusal: guard, run});
    const {number} = (await response.json()) as {number?: string};
    return number === undefined ? response.status : `${String(response.status)} ${number}`;
  };
  const listed = async (form = 'f') => {
    const response = await acts.list({user: 'zhangsan', headers: {}}, form);
    return (await response.json()) as {user: string; acts: {id: string; fields?: object; number?: string}[]};
  };
  const remove = async (last: string) => {
    const {status} = await acts.remove({user: 'zhangsan', headers: {}}, 'f', idOf(last));
    return status;
  };
  return {clock, acts, submit, listed, remove};
};

describe('levelActs()', () => {
  it('executes an act once, and answers 422 with its number to the same act with other fields', async () => {
    const {submit} = openServer();
    expect(await submit({fields: {a: 1, b: 2}})).to.equal('200 D-1');
    expect(await submit({fields: {b: 2, a: 1}})).to.equal('200 D-1');
    expect(await submit({fields: {a: 1, b: 3}})).to.equal('422 D-1');
    expect(await submit({last: '2'})).to.equal('200 D-2');
    expect(await submit({form: 'g', fields: {a: 1, b: 2}})).to.equal('200 D-3');
  });

  it('answers 401 without a session, 400 to a key that does not fit, and 412 when the page is another user’s', async () => {
    const {submit} = openServer();
    expect(await submit({user: undefined})).to.equal(401);
    for (const key of ['', 'A'.repeat(32), `${idOf('1')}0`])
      expect(await submit({headers: {'idempotency-key': key, 'sw-act-user': 'zhangsan'}}), key).to.equal(400);
    expect(await submit({headers: {'idempotency-key': idOf('1')}})).to.equal(400);
    expect(await submit({user: 'lisi'})).to.equal(412);
  });

  it('keeps a refused act for a day and lists it, and keeps the number of an executed one for good', async () => {
    const {clock, submit, listed} = openServer();
    expect(await submit({last: '1', refusal: 403})).to.equal(403);
    expect(await submit({last: '2', refusal: 503})).to.equal(503);
    expect(await submit({last: '3'})).to.equal('200 D-1');
    const {user, acts} = await listed();
    expect(user).to.equal('zhangsan');
    expect(acts.map((each) => [each.id.at(-1), each.fields, each.number])).to.deep.equal([
      ['1', {goods: '苹果'}, undefined],
      ['2', {goods: '苹果'}, undefined],
      ['3', undefined, 'D-1'],
    ]);
    expect((await listed('g')).acts).to.deep.equal([]);
    clock.now += dayMs;
    expect((await listed()).acts).to.deep.equal([]);
    expect(await submit({last: '3', refusal: 403})).to.equal('200 D-1');
  });

  it('says what was executed instead of asking for a level, also where that happened meanwhile', async () => {
    const {acts, submit} = openServer();
    const headers = {'idempotency-key': idOf('1'), 'sw-act-user': 'zhangsan'};
    const refusal = async () => {
      await submit();
      return new Response('{}', {status: 403});
    };
    const fields = {goods: '苹果'};
    const response = await acts.submit(
      {user: 'zhangsan', headers},
      {form: 'f', fields, refusal, run: async () => 'never'},
    );
    expect([response.status, await response.json()]).to.deep.equal([200, {number: 'D-1'}]);
  });

  it('answers 409 while another request executes the act, and executes it after one that failed', async () => {
    const {submit, remove} = openServer();
    let fail = (_: Error): void => undefined;
    const first = submit({
      run: () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    }).catch((error: unknown) => String(error));
    await new Promise((resolve) => setImmediate(resolve));
    expect([await submit(), await remove('1')]).to.deep.equal([409, 409]);
    fail(new Error('killed'));
    expect(await first).to.equal('Error: killed');
    expect(await submit()).to.equal('200 D-1');
  });

  it('deletes an open act, and never executes it afterwards', async () => {
    const {submit, listed, remove} = openServer();
    await submit({refusal: 403});
    expect([await remove('1'), await remove('1'), await remove('2')]).to.deep.equal([204, 404, 404]);
    expect((await listed()).acts).to.deep.equal([]);
    expect([await submit(), await submit({refusal: 403})]).to.deep.equal([410, 410]);
    await submit({last: '3'});
    expect(await remove('3')).to.equal(409);
  });

  it('answers 429 to the 21st open act without the level. Executed ones do not count', async () => {
    const {submit, listed} = openServer();
    for (let each = 0; each < 30; each += 1) await submit({last: 'x', headers: headersOf(each)});
    for (let each = 100; each < 120; each += 1) await submit({headers: headersOf(each), refusal: 403});
    expect(await submit({headers: headersOf(120), refusal: 403})).to.equal(429);
    expect(await submit({headers: headersOf(100), refusal: 403})).to.equal(403);
    expect(await submit({headers: headersOf(120)})).to.equal('200 D-31');
    expect((await listed()).acts).to.have.length(51);
  });
});

const headersOf = (each: number) => ({
  'idempotency-key': each.toString(16).padStart(32, '0'),
  'sw-act-user': 'zhangsan',
});
