import type {ReactiveControllerHost} from 'lit';
import type {Secret} from '../../domain/secret.js';
import {parseSmsCode, type CodeError} from '../../domain/sms-code.js';

/** A code that the user types. Only its input holds it, and only until it is used. */
export class TypedCode {
  /** Key of the finding about the code. */
  error: CodeError | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & {readonly renderRoot: ParentNode; focus(): void},
    /** Id of the input. */
    private readonly id: string,
    /** How many digits the code has. */
    private readonly length?: number,
  ) {}

  /** Takes the code out of its input. An incomplete one stays there, and the focus moves to the message about it. */
  take(): Secret | undefined {
    const code = this.#judged(this.#input?.value ?? '');
    if (code) this.clear();
    else this.host.focus();
    return code;
  }

  /** Empties the input: what is in it belongs to no code any more. */
  clear(): void {
    const input = this.#input;
    if (input) input.value = '';
  }

  get #input(): HTMLInputElement | null {
    return this.host.renderRoot.querySelector<HTMLInputElement>(`#${this.id}`);
  }

  /** Updates a visible error while the user types. Shows no new error during typing. */
  readonly onInput = (value: string): void => {
    if (this.error) this.#judged(value);
  };

  #judged(text: string): Secret | undefined {
    const {code, error} = parseSmsCode(text, this.length);
    this.error = error;
    this.host.requestUpdate();
    return code;
  }
}
