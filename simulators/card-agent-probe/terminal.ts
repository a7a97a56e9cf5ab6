import {createInterface, type Interface} from 'node:readline';
import {Writable} from 'node:stream';

/** Questions to the person at the screen, or to whoever writes into standard input. */
export class Terminal {
  readonly #interface: Interface;
  readonly #lines: string[] = [];
  #waiting: ((line: string) => void) | undefined;
  #isEnded = false;
  #isMuted = false;

  constructor() {
    // What is typed is shown by the interface itself, through this stream: muted, it shows nothing.
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        if (!this.#isMuted) process.stdout.write(chunk as Uint8Array);
        done();
      },
    });
    const terminal = Terminal.isInteractive;
    // A history would keep the PIN, and show it at the next press of a key.
    this.#interface = createInterface({input: process.stdin, output, terminal, historySize: 0});
    this.#interface.on('line', (line) => this.#receive(line));
    this.#interface.on('close', () => {
      this.#isEnded = true;
      this.#waiting?.('');
    });
  }

  static get isInteractive(): boolean {
    return process.stdin.isTTY && process.stdout.isTTY;
  }

  say(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** The answer, empty after the end of the input. */
  async ask(question: string): Promise<string> {
    // The interface draws its prompt anew with each key, so that only the last line may be in it.
    const lines = question.split('\n');
    this.#interface.setPrompt(`${lines.pop() ?? ''} `);
    for (const line of lines) this.say(line);
    if (this.#isEnded) return '';
    this.#interface.prompt();
    const line = this.#lines.shift();
    if (line !== undefined) return line;
    const typed = await new Promise<string>((resolve) => (this.#waiting = resolve));
    this.#waiting = undefined;
    return typed;
  }

  /** Whatever does not begin with y means no. */
  async confirm(question: string): Promise<boolean> {
    return /^y(?:es)?$/i.test((await this.ask(`${question} (y/N)`)).trim());
  }

  /** Shows nothing of what is typed, not even how many characters it has. */
  async askUnseen(question: string): Promise<string> {
    this.say(question);
    this.#isMuted = true;
    try {
      return await this.ask('');
    } finally {
      this.#isMuted = false;
    }
  }

  close(): void {
    this.#interface.close();
  }

  #receive(line: string): void {
    if (this.#waiting) this.#waiting(line);
    // At a screen, what was typed before the question was not meant for it.
    else if (!Terminal.isInteractive) this.#lines.push(line);
  }
}
