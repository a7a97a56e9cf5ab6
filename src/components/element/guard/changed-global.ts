/* Runs before all other modules of an entry, and uses nothing that it checks. */

const lists = globalThis as unknown as Readonly<Record<string, readonly unknown[] | undefined>>;

const plain = (): string => {
  for (const key in {}) return `Object.prototype.${key}`;
  let name = 'document';
  try {
    // As Lit does.
    document.createTreeWalker(document).currentNode = document;
    name = 'Event';
    new EventTarget().dispatchEvent(new Event('a'));
    // Lists of Lit's. An element of the page that is named so hides one.
    for (name of ['litHtmlVersions', 'litElementVersions', 'reactiveElementVersions']) void [...(lists[name] ?? [])];
    return '';
  } catch {
    return name;
  }
};

/** What the page has replaced without which not even the classes of the elements can be made. Others stand in for them. */
export const changedGlobal = (globalThis as Partial<typeof globalThis>).document && plain();

if (changedGlobal) {
  // oxlint-disable-next-line no-console -- without the words of the hints, which may not arrive
  console.warn(`sw-realname-cert: page-polluted, ${changedGlobal}`);
  import('./plain-words.js').then(({standIn}) => standIn(changedGlobal)).catch(() => undefined);
}
