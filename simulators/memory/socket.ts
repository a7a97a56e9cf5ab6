import type {SimulatedAgent} from '../card-agent/simulated-agent.js';

/**
 * A `WebSocket` that reaches only this agent, in the same process. It has what the adapter of the agent uses of a
 * socket. Texts arrive in their order, and never before the caller has gone on.
 */
export const socketTo = (agent: SimulatedAgent, isListening: () => boolean): typeof WebSocket => {
  class MemorySocket {
    readonly OPEN = 1;
    readyState = 0;
    onopen: (() => void) | null = null;
    onmessage: ((event: {readonly data: string}) => void) | null = null;
    onclose: (() => void) | null = null;
    onerror: (() => void) | null = null;
    #take: (text: string) => void = () => undefined;
    #ended: () => void = () => undefined;

    constructor() {
      this.#later(() => this.#open());
    }

    send(text: string): void {
      if (this.readyState !== this.OPEN) return;
      // It arrives also if the caller closes the socket at once.
      this.#later(() => {
        if (this.readyState !== 3) this.#take(text);
      });
    }

    close(): void {
      if (this.readyState > this.OPEN) return;
      this.readyState = 2;
      this.#later(() => this.#end());
    }

    #open(): void {
      if (this.readyState !== 0) return;
      const begins = isListening() ? agent.connect() : 'refused';
      if (begins === 'refused') {
        this.onerror?.();
        this.#end();
        return;
      }
      if (begins === 'hanging') return;
      this.readyState = this.OPEN;
      this.onopen?.();
      const end = (): void => this.#later(() => this.#end());
      agent.serve({
        send: (data) => {
          this.#later(() => {
            if (this.readyState === this.OPEN) this.onmessage?.({data});
          });
        },
        end,
        cut: end,
        onClose: (take) => (this.#ended = take),
        onMessage: (take) => (this.#take = take),
      });
    }

    #end(): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      this.onclose?.();
      this.#ended();
    }

    #later(act: () => void): void {
      void Promise.resolve().then(act);
    }
  }
  return MemorySocket as unknown as typeof WebSocket;
};
