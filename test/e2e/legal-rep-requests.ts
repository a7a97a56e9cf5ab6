import type {Page, Request, Route} from 'playwright-core';
import type {RefusalCode} from '../../src/domain/refusals.js';
import {fakeRefused} from '../../src/fakes.js';
import {typedAddress} from '../support/navigation.js';
import {RecordJourney} from './record-journey.js';
import type {Stage} from './stage.js';
import type {Language} from './words.js';

/** What is sent on the legal representative's path. */
export type Operation = 'enterprise' | 'id-card' | 'sms-codes' | 'bank-card';
export const operations: readonly Operation[] = ['enterprise', 'id-card', 'sms-codes', 'bank-card'];

/** A request as it was sent. */
export interface SentStep {
  readonly operation: Operation;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string | undefined;
}

const at = (operation: Operation): string => `**/legal-rep/${operation}`;

const operationOf = (request: Request): Operation | undefined =>
  operations.find((each) => request.method() === 'POST' && request.url().endsWith(`/legal-rep/${each}`));

/** What goes out on the path, what becomes of it on its way, and what the backend made of it. */
export class LegalRepRequests extends RecordJourney {
  readonly #sent: SentStep[] = [];
  readonly #before: number;

  constructor(
    page: Page,
    private readonly stage: Stage,
    lang: Language | undefined,
    frame?: string,
  ) {
    super(page, stage.demo, lang, frame);
    this.#before = stage.happenings().length;
    page.on('request', (request) => {
      const operation = operationOf(request);
      if (!operation) return;
      const body = request.postDataJSON() as SentStep['body'];
      this.#sent.push({operation, body, key: request.headers()['idempotency-key']});
    });
  }

  /** What went out since the page opened. */
  get sent(): readonly SentStep[] {
    return this.#sent;
  }

  sentTo(operation: Operation): readonly SentStep[] {
    return this.#sent.filter((each) => each.operation === operation);
  }

  /** What the backend took for a question of its own since then, and that it certified, in order. */
  get deeds(): readonly (Operation | 'certified')[] {
    return this.stage
      .happenings()
      .slice(this.#before)
      .flatMap((happening) => {
        if (happening.type === 'certified') return ['certified' as const];
        const {what} = happening.type === 'tried' ? happening : {};
        return operations.filter((each) => what === `legal-rep/${each}`);
      });
  }

  /** Another situation from now on, for this session; the record and whoever is certified stay. */
  async play(scenario: string): Promise<void> {
    await this.page.request.get(`${this.demo.url}/?scenario=${scenario}`, {headers: typedAddress});
    this.demo.agent.set({pin: this.pin});
  }

  /** All goes well from now on, and nobody has to wait for another code; nothing else changes. */
  recover(): Promise<void> {
    return this.play('card-rsa');
  }

  /** The next request of a kind is lost: on its way there, or its answer on its way back. */
  async lose(operation: Operation, what: 'request' | 'answer'): Promise<void> {
    const lose = async (route: Route): Promise<void> => {
      if (what === 'answer') await route.fetch();
      await route.abort();
    };
    await this.page.route(at(operation), lose, {times: 1});
  }

  /** The next request of a kind is refused in the backend's place. */
  async refuseNext(operation: Operation, code: RefusalCode): Promise<void> {
    const json = fakeRefused(code);
    await this.page.route(at(operation), (route) => route.fulfill({json}), {times: 1});
  }
}
