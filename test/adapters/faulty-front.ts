import {once} from 'node:events';
import type {ServerResponse} from 'node:http';
import {HostServer, type ReceivedRequest} from './http-backend.harness.js';

/**
 * What becomes of an exchange in which the backend did its part: the answer comes when nobody waits any more, or not
 * at all, or half of it; or the request came twice.
 */
export const faults = ['delayed', 'dropped', 'halved', 'duplicated'] as const;
export type Fault = (typeof faults)[number];

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** Stands between a client and a backend, for the tests of one `describe`. */
export class FaultyFront {
  readonly #host = new HostServer();
  /** What was answered where a request was sent on twice. */
  twins: readonly string[] = [];
  #next: {readonly path: string; readonly fault: Fault; readonly spoilt: () => void} | undefined;

  constructor(private readonly target: () => string) {
    beforeEach(() => {
      this.twins = [];
      this.#next = undefined;
      this.#host.respond = (outgoing, request) => void this.#pass(outgoing, request);
    });
  }

  get url(): string {
    return this.#host.url;
  }

  /** What the client asked there, as often as it did. */
  received(path: string): readonly ReceivedRequest[] {
    return this.#host.received.filter(({url}) => url.endsWith(path));
  }

  /** Spoils the next exchange there, and tells when the backend has answered. */
  spoil(path: string, fault: Fault): Promise<void> {
    return new Promise((spoilt) => {
      this.#next = {path, fault, spoilt};
    });
  }

  async #pass(outgoing: ServerResponse, request: ReceivedRequest): Promise<void> {
    const next = this.#next && request.url.endsWith(this.#next.path) ? this.#next : undefined;
    if (next) this.#next = undefined;
    const times = next?.fault === 'duplicated' ? 2 : 1;
    const answers = await Promise.all(Array.from({length: times}, () => this.#ask(request)));
    if (times > 1) this.twins = answers.map(({text}) => text);
    const {status, headers, text} = answers[0] as Answer;
    next?.spoilt();
    if (next?.fault === 'dropped') {
      outgoing.destroy();
      return;
    }
    if (next?.fault === 'delayed') await once(outgoing, 'close');
    const bytes = Buffer.from(text);
    outgoing.writeHead(status, {...headers, 'content-length': bytes.length});
    if (next?.fault === 'halved') outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy());
    else outgoing.end(bytes);
  }

  /** As a page of the backend's own would. */
  async #ask({method, url, headers, body}: ReceivedRequest): Promise<Answer> {
    const target = this.target();
    const kept = ['authorization', 'content-type', 'idempotency-key', 'if-match', 'sw-subject'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const answer = await fetch(target + url, {
      method,
      headers: {...Object.fromEntries(kept), origin: target},
      ...(method !== 'GET' && {body}),
    });
    const told = ['content-type', 'etag'].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return {status: answer.status, headers: Object.fromEntries(told), text: await answer.text()};
  }
}
