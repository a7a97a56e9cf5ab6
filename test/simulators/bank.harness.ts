import {type BankResult, type Receipt, type SignedResult, signResult} from '../../simulators/bank/agreement.js';
import type {BackendHarness} from './backend.harness.js';
import {bankKeys} from './places.js';
import type {Answer, Client} from './client.js';

export const handoffPath = (id: string): string => `/handoffs/${id}`;

export const handoffOf = (by: Client, changes: object = {}): Promise<Answer> =>
  by.post('/handoffs', {bank: 'ccb', returnUrl: `${by.url}/certification?view=bank-ukey`, ...changes});

/** A bank, as far as it talks to the Single Window. */
export class Bank {
  constructor(readonly backend: BackendHarness) {}

  result(handoff: string, changes: Partial<BankResult> = {}): BankResult {
    const at = new Date(this.backend.clock.now).toISOString();
    return {handoff, bank: 'ccb', uscc: '91310000PDY000028G', verdict: 'passed', at, ...changes};
  }

  /** What a bank is told about the handoff of this address. */
  caseAt({url}: Pick<Answer, 'url'>, by = 'ccb') {
    return this.backend.inside.singleWindow.open(by, new URL(url).searchParams.get('order') ?? '');
  }

  sign(result: BankResult, by = result.bank): SignedResult {
    return signResult(result, bankKeys.privateKeyOf(by));
  }

  report(handoff: string, changes?: Partial<BankResult>): Promise<Receipt> {
    return this.backend.inside.singleWindow.report(this.sign(this.result(handoff, changes)));
  }

  async certify(by: Client): Promise<Answer> {
    const {id} = await handoffOf(by);
    await this.report(id);
    return by.get(handoffPath(id));
  }
}
