import {parsePin} from '../../src/domain/pin.js';
import {version as packageVersion} from '../../src/version.js';
import {callsOf, clear, is903, opening, signedText, signing, type Call} from './calls.js';
import type {ProbeOptions} from './command-line.js';
import {ProbeConnection, type Heard} from './connection.js';
import {observations} from './observations.js';
import {
  format,
  sights,
  version,
  type Frame,
  type Recording,
  type Sight,
  type Step,
  type StepName,
} from './recording.js';
import {Redactor} from './redact.js';
import type {Terminal} from './terminal.js';
import type {Words} from './words.js';

/** A PIN that is wrong by mistake must not bring the card near its lock. */
const leastTries = 3;

type Ended = Step['ended'];

const isDone = (heard: Heard): boolean => typeof heard === 'object' && heard.ok;
const wordFor = (heard: Heard): keyof Words['answered'] =>
  typeof heard === 'string' ? heard : heard.ok ? 'ok' : 'failed';

export class Probe {
  readonly #redactor = new Redactor();
  readonly #steps: Step[] = [];
  #pin: Recording['pin'];

  constructor(
    private readonly terminal: Terminal,
    private readonly words: Words,
    private readonly options: ProbeOptions,
  ) {}

  /** Undefined if nothing was sent. */
  async run(): Promise<Recording | undefined> {
    const {withPin, url, kind, observation} = this.options;
    this.terminal.say(this.words.intro(url));
    const what = observation === undefined ? undefined : observations[observation - 1];
    if (what) this.terminal.say(this.words.observation(what));
    const isThere = (await this.#step('check')) !== 'unreachable';
    const isRead = isThere && (await this.#step('read')) === 'done';
    if (!withPin) this.terminal.say(this.words.noPinOption);
    else if (!isRead) this.terminal.say(this.words.pinNeedsReading);
    else if (await this.#areTriesTold()) await this.#step('sign');
    if (this.#steps.length === 0) return undefined;
    return {
      format,
      version,
      probe: packageVersion,
      day: new Date().toISOString().slice(0, 10),
      system: `${process.platform} ${process.arch}`,
      address: kind,
      ...(observation !== undefined && {observation}),
      ...(this.#pin && {pin: this.#pin}),
      steps: this.#steps,
    };
  }

  async #step(step: StepName): Promise<Ended | 'unreachable'> {
    this.terminal.say(`\n== ${this.words.steps[step]} ==`);
    const frames: Frame[] = [];
    const ended = await this.#calls(step, frames);
    if (frames.length === 0) return ended;
    this.#steps.push({step, ended: ended === 'unreachable' ? 'failed' : ended, saw: await this.#askSight(), frames});
    return ended;
  }

  /** Goes as far as the widget would. */
  async #calls(step: StepName, frames: Frame[]): Promise<Ended | 'unreachable'> {
    let connection: ProbeConnection | undefined;
    let mustClose = false;
    try {
      for (const call of callsOf[step]) {
        if (!(await this.#isWanted(call))) return 'stopped';
        const args = call === signing ? await this.#signingArgs() : {};
        if (!args) return 'stopped';
        connection ??= await ProbeConnection.open({...this.options, redactor: this.#redactor, frames});
        if (!connection) {
          this.terminal.say(this.words.notConnected);
          return 'unreachable';
        }
        if (call === signing) this.#pin = {triesLeft: this.#pin?.triesLeft ?? null, sent: true};
        mustClose ||= call === opening || call === signing;
        const heard = await connection.call(call, args);
        this.terminal.say(this.words.answered[wordFor(heard)]);
        if (call === signing && !isDone(heard)) this.terminal.say(this.words.stopsAfterPin);
        if (typeof heard === 'object' && call === is903) {
          // The widget reads on if this call fails.
          if (!heard.ok || String(heard.data[0]) !== '1') continue;
          this.terminal.say(this.words.is903);
          return 'failed';
        }
        if (!isDone(heard)) return 'failed';
      }
      return 'done';
    } finally {
      if (connection && mustClose && connection.isOpen) {
        this.terminal.say(this.words.closesCard);
        await connection.call(clear);
      }
      await connection?.close();
    }
  }

  #isWanted(call: Call): Promise<boolean> {
    const [does, risk] = this.words.calls[call];
    return this.terminal.confirm(this.words.ask(call, does, risk));
  }

  /** Only after a number that the agent itself has told, in an answer or in its own window. */
  async #areTriesTold(): Promise<boolean> {
    const {triesLeft} = this.#redactor;
    if (triesLeft !== undefined) this.terminal.say(this.words.triesTold(triesLeft));
    const typed = triesLeft === undefined ? (await this.terminal.ask(this.words.askTries)).trim() : String(triesLeft);
    const told = /^\d{1,2}$/.test(typed) ? Number(typed) : null;
    this.#pin = {triesLeft: told, sent: false};
    if (told !== null && told >= leastTries) return true;
    this.terminal.say(this.words.tooFewTries(leastTries));
    return false;
  }

  async #signingArgs(): Promise<{inData: string; passwd: string} | undefined> {
    const parsed = parsePin(await this.terminal.askUnseen(this.words.askPin));
    if ('error' in parsed) {
      this.terminal.say(this.words.notAPin);
      return undefined;
    }
    const passwd = parsed.pin.take();
    this.#redactor.hide(passwd);
    return {inData: signedText, passwd};
  }

  async #askSight(): Promise<Sight> {
    const list = sights.map((sight, index) => `${String(index + 1).padStart(4)}  ${this.words.sights[sight]}`);
    const typed = (await this.terminal.ask(this.words.saw(list.join('\n')))).trim();
    return (/^\d{1,2}$/.test(typed) && sights[Number(typed) - 1]) || 'unknown';
  }
}
