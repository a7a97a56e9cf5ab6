/* A user's session as a browser keeps it: headers, and the cookies that answers change. */

type Headers = Readonly<Record<string, string>>;

const pairIn = (cookie: string): [name: string, value: string] => {
  const at = cookie.indexOf('=');
  return [cookie.slice(0, at).trim(), cookie.slice(at + 1).trim()];
};

const isOver = (attributes: readonly string[], now: number): boolean => {
  const of = (name: string) => attributes.map(pairIn).find(([each]) => each.toLowerCase() === name)?.[1];
  const [age, expires] = [of('max-age'), of('expires')];
  return age !== undefined ? Number(age) <= 0 : expires !== undefined && Date.parse(expires) <= now;
};

export class Login {
  /** How often this user has signed in here. */
  generation = 0;
  #others: Headers = {};
  readonly #cookies = new Map<string, string>();
  #renewing: Promise<void> | undefined;

  constructor(
    headers: Headers,
    /** The headers of a new session. Undefined: the plan does not say how. */
    readonly signIn: (() => Promise<Headers>) | undefined,
  ) {
    this.#take(headers);
  }

  get headers(): Headers {
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    return {...this.#others, ...(cookie !== '' && {cookie})};
  }

  /** Keeps what an answer sets. A header with a cookie's former value, such as a CSRF token, follows it. */
  keep(setCookies: readonly string[]): void {
    for (const [cookie = '', ...attributes] of setCookies.map((each) => each.split(';'))) {
      const [name, value] = pairIn(cookie);
      const former = this.#cookies.get(name);
      if (isOver(attributes, Date.now())) this.#cookies.delete(name);
      else if (name !== '') this.#cookies.set(name, value);
      const follow = ([header, each]: [string, string]) => [header, each === former ? value : each];
      if (former !== undefined && former !== '')
        this.#others = Object.fromEntries(Object.entries(this.#others).map(follow)) as Headers;
    }
  }

  /** Signs in again, once for all requests that met the end of this generation's session. */
  async renew(generation: number): Promise<void> {
    if (generation !== this.generation) return;
    this.#renewing ??= this.#signInAgain().finally(() => (this.#renewing = undefined));
    await this.#renewing;
  }

  async #signInAgain(): Promise<void> {
    const headers = await this.signIn?.();
    if (headers) this.#take(headers);
    this.generation += 1;
  }

  #take({cookie = '', ...others}: Headers): void {
    this.#others = others;
    this.#cookies.clear();
    for (const pair of cookie.split(';')) if (pair.includes('=')) this.#cookies.set(...pairIn(pair));
  }
}
