/**
 * One flush serves all callers that ask while another flush is running. After a flush has failed, all later ones fail
 * too, because it is unknown what the disk has lost.
 */
export class Flusher {
  readonly #pass: () => Promise<void>;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(pass: () => Promise<void>) {
    this.#pass = pass;
  }

  /** Resolves after a flush that started after this call. */
  flush(): Promise<void> {
    this.#next ??= this.#begin();
    return this.#next;
  }

  async #begin(): Promise<void> {
    await this.#running;
    this.#running = this.#next ?? this.#running;
    this.#next = undefined;
    await this.#pass();
  }
}
