import {expect} from 'chai';
import {
  type Handoff,
  handoffAnswerSchema,
  handoffCancelledSchema,
  handoffStatusSchema,
  type HandoffStatus,
} from '../../src/domain/bank-ukey.schemas.js';
import type {PassedOutcome} from '../../src/domain/outcome.schemas.js';
import {type BankResult, type Receipt, type SignedResult, signResult} from '../../simulators/bank/agreement.js';
import type {BackendHarness, Client} from './backend.harness.js';
import {bankKeys} from './banks.js';

type PostOptions = Parameters<Client['post']>[2];

interface Schema<T> {
  safeParse(value: unknown): {success: boolean; data?: T};
}

/** As the schema has it, or else as it came. */
const read = async <T>(response: Response, schema: Schema<T>): Promise<T> => {
  const body: unknown = await response.json();
  const {success, data} = schema.safeParse(body);
  expect(success, JSON.stringify(body)).to.equal(true);
  return data as T;
};

/** Somebody who is signed in, with the questions of the bank path. */
export class BankClient {
  constructor(readonly client: Client) {}

  get returnUrl(): string {
    return `${this.client.origin}/certification?view=bank-ukey`;
  }

  create(changes: object = {}, options?: PostOptions): Promise<Response> {
    return this.client.post('/bank-ukey/handoffs', {bank: 'ccb', returnUrl: this.returnUrl, ...changes}, options);
  }

  async answer(changes?: object, options?: PostOptions) {
    return read(await this.create(changes, options), handoffAnswerSchema());
  }

  /** One that was made. */
  async handoff(changes?: object, options?: PostOptions): Promise<Handoff> {
    const answer = await this.answer(changes, options);
    expect(answer).to.have.all.keys('id', 'subject', 'url', 'expiresAt');
    return answer as Handoff;
  }

  get(id: string): Promise<Response> {
    return this.client.get(`/bank-ukey/handoffs/${encodeURIComponent(id)}`);
  }

  async standing(id: string): Promise<HandoffStatus> {
    return read(await this.get(id), handoffStatusSchema());
  }

  delete(id: string, origin: string | undefined = this.client.origin): Promise<Response> {
    return fetch(`${this.client.url}/api/realname-cert/bank-ukey/handoffs/${id}`, {
      method: 'DELETE',
      headers: {...this.client.headers, ...(origin !== '' && {origin}), 'idempotency-key': crypto.randomUUID()},
    });
  }

  async cancel(id: string): Promise<void> {
    expect(await read(await this.delete(id), handoffCancelledSchema())).to.deep.equal({
      subject: this.client.subject,
    });
  }
}

/** A bank, as far as it talks to the Single Window. */
export class Bank {
  constructor(readonly backend: BackendHarness) {}

  result(handoff: string, changes: Partial<BankResult> = {}): BankResult {
    const at = new Date(this.backend.clock.now).toISOString();
    return {handoff, bank: 'ccb', uscc: '91310000PDY000028G', verdict: 'passed', at, ...changes};
  }

  /** What a bank is told about the handoff of this address. */
  caseAt({url}: Pick<Handoff, 'url'>, by = 'ccb') {
    return this.backend.singleWindow.open(by, new URL(url).searchParams.get('order') ?? '');
  }

  sign(result: BankResult, by = result.bank): SignedResult {
    return signResult(result, bankKeys.privateKeyOf(by));
  }

  report(handoff: string, changes?: Partial<BankResult>): Promise<Receipt> {
    return this.backend.singleWindow.report(this.sign(this.result(handoff, changes)));
  }

  async certify(by: BankClient, bank = 'ccb'): Promise<PassedOutcome> {
    const {id} = await by.handoff({bank});
    expect(await this.report(id, {bank})).to.deep.equal({taken: true});
    return (await by.standing(id)) as PassedOutcome;
  }
}
