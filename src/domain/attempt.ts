import {randomKey} from './random-ids.js';

/** The results of the host's checks that an attempt has passed. */
export interface PassedChecks {
  readonly humanCheck?: string;
  readonly stepUp?: string;
}

/**
 * One try of a request that has an effect. A response may be lost after the request had its effect: sent again, the same
 * attempt is the same request, with the same key and the same cipher text. Neither of them, nor a passed check, shows in
 * a snapshot or a log that contains the attempt. It outlives its machine, because a session may end in between.
 */
export class Attempt<Body, Sealed = Body> {
  #options: (PassedChecks & {readonly idempotencyKey: string}) | undefined;
  #sealed: Sealed | undefined;

  constructor(readonly body: Body) {}

  /** The known attempt if it has this body, because it may have arrived. Otherwise a new one. */
  static of<Body, Sealed = Body>(body: Body, known: Attempt<Body, Sealed> | undefined): Attempt<Body, Sealed> {
    return known && JSON.stringify(known.body) === JSON.stringify(body) ? known : new Attempt(body);
  }

  /** What it is sent with, besides its body. The key is drawn when it is sent first: to make an attempt is pure. */
  get options(): PassedChecks & {readonly idempotencyKey: string} {
    this.#options ??= {idempotencyKey: randomKey()};
    return this.#options;
  }

  /** A new attempt with the same body. */
  again(): Attempt<Body, Sealed> {
    return new Attempt(this.body);
  }

  /** After a refusal, which had no effect: it is another request from now on, with what was passed in between. */
  renew(passed: PassedChecks = {}): void {
    this.#options = {idempotencyKey: randomKey(), ...passed};
  }

  /** The encrypted body. Encrypted once, because another cipher text of the same body would be another request. */
  async sealed(seal: (body: Body) => Promise<Sealed>): Promise<Sealed> {
    this.#sealed ??= await seal(this.body);
    return this.#sealed;
  }
}
