import {LitElement, type PropertyDeclarations, type TemplateResult} from 'lit';
import {createActor, createMachine, emit, type Actor} from 'xstate';
import {ActorController} from '../../src/components/lit/actor-controller.js';
import {StepFocus} from '../../src/components/lit/step-focus.js';
import {Watch} from '../../src/components/lit/actor-watch.js';
import {calm, focused} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';

const light = createMachine({
  initial: 'red',
  states: {
    red: {on: {go: 'green'}},
    green: {on: {go: 'red', break: {target: 'red', actions: emit(() => breaks())}}},
  },
});
const breaks = (): never => {
  throw new Error('A bug.');
};
type LightActor = Actor<typeof light>;

/** Runs the light, as soon as it has `power`. */
class Lamp extends LitElement {
  static override properties: PropertyDeclarations = {power: {type: Boolean}};
  power = false;
  readonly seen: unknown[] = [];
  readonly faults: unknown[] = [];
  readonly run = new ActorController<LightActor>(this, {
    create: () => (this.power ? createActor(light) : undefined),
    onSnapshot: ({value}) => this.seen.push(value),
    onFault: (thrown) => this.faults.push(thrown),
  });
  override render(): TemplateResult {
    return html`${this.run.snapshot?.value ?? 'off'}`;
  }
}
customElements.define('x-lamp', Lamp);

/** Shows a light that somebody else runs. */
class Mirror extends LitElement {
  static override properties: PropertyDeclarations = {of: {attribute: false}};
  of: LightActor | undefined;
  readonly watch = new Watch<LightActor>(
    this,
    () => this.of,
    ({value}) => value,
  );
  override render(): TemplateResult {
    return html`${this.watch.snapshot?.value ?? 'nothing'}`;
  }
}
customElements.define('x-mirror', Mirror);

/** A view with a heading, and a more particular thing below it while `alarm` is on. */
class Steps extends LitElement {
  static override properties: PropertyDeclarations = {step: {}, alarm: {type: Boolean}, blank: {type: Boolean}};
  step: string | undefined;
  alarm = false;
  blank = false;
  readonly moves = new StepFocus(this, () => this.step);
  override focus(): void {
    this.moves.request();
  }
  override render(): TemplateResult {
    if (this.blank) return html``;
    const alarm = html`<p tabindex="-1" data-focus>alarm</p>`;
    return html`<h2 tabindex="-1" data-focus>${this.step}</h2>
      <button>b</button>${this.alarm ? alarm : ''}`;
  }
}
customElements.define('x-steps', Steps);

const wordsOf = ({renderRoot}: LitElement): string => (renderRoot as ShadowRoot).textContent;
const focusedText = (): string => focused()?.textContent ?? '';

describe('An actor that an element runs', () => {
  it('reports an exception to onFault, and throws nothing into the page', async () => {
    const lamp = await fixture<Lamp>(html`<x-lamp power></x-lamp>`);
    lamp.run.actor?.send({type: 'go'});
    lamp.run.actor?.send({type: 'break'});
    expect(lamp.faults.map(String)).to.deep.equal(['Error: A bug.']);
  });
});

describe('An actor that an element only displays', () => {
  it('is followed while the element is in the page, and keeps running after it is removed', async () => {
    const actor = createActor(light).start();
    const mirror = await fixture<Mirror>(html`<x-mirror .of=${actor}></x-mirror>`);
    const parent = mirror.parentElement as Element;
    actor.send({type: 'go'});
    await mirror.updateComplete;
    expect(wordsOf(mirror)).to.equal('green');
    mirror.remove();
    actor.send({type: 'go'});
    await calm();
    expect(wordsOf(mirror)).to.equal('green');
    parent.append(mirror);
    await mirror.updateComplete;
    expect(wordsOf(mirror)).to.equal('red');
    actor.send({type: 'go'});
    await mirror.updateComplete;
    expect(wordsOf(mirror)).to.equal('green');
  });

  it('can be replaced later', async () => {
    const [first, second] = [createActor(light).start(), createActor(light).start()];
    second.send({type: 'go'});
    const mirror = await fixture<Mirror>(html`<x-mirror .of=${first}></x-mirror>`);
    mirror.of = second;
    await mirror.updateComplete;
    expect(wordsOf(mirror)).to.equal('green');
    mirror.of = undefined;
    await mirror.updateComplete;
    expect(wordsOf(mirror)).to.equal('nothing');
  });
});

describe('The focus of a step', () => {
  const focusedIn = async (step: string): Promise<Steps> => {
    const steps = await fixture<Steps>(html`<x-steps step=${step}></x-steps>`);
    steps.renderRoot.querySelector('button')?.focus();
    steps.requestUpdate();
    await steps.updateComplete;
    return steps;
  };

  it('stays where it is while the step is the same', async () => {
    const steps = await focusedIn('one');
    steps.alarm = true;
    await steps.updateComplete;
    expect(focusedText()).to.equal('b');
  });

  it('waits until the new step is rendered', async () => {
    const steps = await focusedIn('one');
    steps.step = 'two';
    steps.blank = true;
    await steps.updateComplete;
    expect(focusedText()).not.to.equal('two');
    steps.blank = false;
    await steps.updateComplete;
    expect(focusedText()).to.equal('two');
  });

  it('stays on another element of the page, and goes to the next step after that element has lost it', async () => {
    const steps = await focusedIn('one');
    const elsewhere = await fixture<HTMLButtonElement>(html`<button>elsewhere</button>`);
    elsewhere.focus();
    steps.step = 'two';
    await steps.updateComplete;
    expect(focused()).to.equal(elsewhere);
    elsewhere.blur();
    steps.step = 'three';
    await steps.updateComplete;
    expect(focusedText()).to.equal('three');
  });

  it('is set after rendering when it is requested together with a change', async () => {
    const steps = await focusedIn('one');
    steps.alarm = true;
    steps.focus();
    await steps.updateComplete;
    expect(focusedText()).to.equal('alarm');
  });
});
