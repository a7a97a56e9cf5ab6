/**
 * One pass for all who ask for one while another is under way. Once a pass has failed, all later ones do: what a disk
 * has lost then is not known.
 */
export class Flusher {
  readonly #pass: () => Promise<void>;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(pass: () => Promise<void>) {
    this.#pass = pass;
  }

  /** Resolves after a pass that began after this call. */
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
