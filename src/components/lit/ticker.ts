import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Updates its host every second while a time limit on the screen is running. */
export class Ticker implements ReactiveController {
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly isRunning: () => boolean,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.isRunning()) this.hostDisconnected();
    else
      this.#timer ??= setInterval(() => {
        this.host.requestUpdate();
      }, 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
