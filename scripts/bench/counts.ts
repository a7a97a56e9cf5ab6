/** What can be counted in a page, and is the same on every machine. The tests count it, too. */
import type {CDPSession, Page} from 'playwright-core';

/** Two collections: what the first one finalises, the second one frees. */
export const collectGarbage = async (cdp: CDPSession): Promise<void> => {
  await cdp.send('HeapProfiler.enable');
  for (let time = 0; time < 3; time++) await cdp.send('HeapProfiler.collectGarbage');
};

/** Bytes of the heap in use, after a collection. */
export const heapOf = async (cdp: CDPSession): Promise<number> => {
  await collectGarbage(cdp);
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
};

/**
 * How many objects inherit from what `prototype` evaluates to. The prototypes of its subclasses inherit, too, and are
 * no instances of anything: they have a `constructor` of their own.
 */
export const instancesOf = async (cdp: CDPSession, prototype: string): Promise<number> => {
  const objectGroup = 'instances';
  const {result, exceptionDetails} = await cdp.send('Runtime.evaluate', {expression: prototype, objectGroup});
  if (exceptionDetails || result.objectId === undefined) throw new Error(`There is no ${prototype}`);
  const {objects} = await cdp.send('Runtime.queryObjects', {prototypeObjectId: result.objectId, objectGroup});
  const {result: counted} = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId as string,
    functionDeclaration: `function () { return this.filter((each) => !Object.hasOwn(each, 'constructor')).length; }`,
    returnByValue: true,
  });
  // The array of what was found would itself keep it.
  await cdp.send('Runtime.releaseObjectGroup', {objectGroup});
  return counted.value as number;
};

export interface Alive {
  readonly elements: number;
  readonly actors: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What is alive on the page `lifetime.js`. */
export const aliveOn = async (page: Page, cdp: CDPSession): Promise<Alive> => {
  await collectGarbage(cdp);
  const tags = await page.evaluate(() =>
    ['sw-realname-cert', 'sw-rc-home', 'sw-rc-profile'].filter((tag) => customElements.get(tag)),
  );
  let elements = 0;
  for (const tag of tags) elements += await instancesOf(cdp, `customElements.get('${tag}').prototype`);
  const actors = await instancesOf(cdp, 'lifetime.Actor');
  const {nodes, jsEventListeners: listeners} = await cdp.send('Memory.getDOMCounters');
  return {elements, actors, nodes, listeners};
};

/** What a page shows more than before. */
export const moreThan = (before: Alive, after: Alive): Alive => ({
  elements: after.elements - before.elements,
  actors: after.actors - before.actors,
  nodes: after.nodes - before.nodes,
  listeners: after.listeners - before.listeners,
});

/** Counts from now on how often Lit updates an element, by its name. The function that comes back tells and forgets. */
export const countUpdates = async (page: Page, tag: string): Promise<() => Promise<Record<string, number>>> => {
  const counts = await page.evaluateHandle((name) => {
    interface Updating extends HTMLElement {
      update(changed: unknown): void;
    }
    const updates = new Map<string, number>();
    // Every Lit element inherits from the same class, which is the last one with an `update` of its own.
    let base = customElements.get(name)?.prototype as Updating;
    for (let next = base; 'update' in next; next = Object.getPrototypeOf(next) as Updating) {
      if (Object.hasOwn(next, 'update')) base = next;
    }
    // oxlint-disable-next-line typescript/unbound-method -- called below with its element
    const {update} = base;
    base.update = function (this: Updating, changed) {
      updates.set(this.localName, (updates.get(this.localName) ?? 0) + 1);
      update.call(this, changed);
    };
    return updates;
  }, tag);
  return () =>
    counts.evaluate((updates) => {
      const told = Object.fromEntries(updates);
      updates.clear();
      return told;
    });
};
