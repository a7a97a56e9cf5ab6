import {must} from './build-element.js';
import {say} from './workbench-status.js';

/** Leaves of scenarios and users only those in which each of the wanted words stands, and unfolds where they are. */
export const makeFindable = (): void => {
  const field = must('#workbench-find', HTMLInputElement);
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.workbench-links a')];
  const groups = [...document.querySelectorAll<HTMLDetailsElement>('#workbench details')].filter((group) =>
    links.some((link) => group.contains(link)),
  );
  let openBefore: readonly HTMLDetailsElement[] | undefined;

  const find = (): void => {
    const words = field.value.toLowerCase().split(/\s+/u).filter(Boolean);
    const isSearch = words.length > 0;
    if (isSearch) openBefore ??= groups.filter(({open}) => open);
    const found = links.filter((link) => {
      const own = `${link.textContent} ${link.search}`.toLowerCase();
      const isFound = words.every((word) => own.includes(word));
      link.parentElement?.toggleAttribute('hidden', !isFound);
      return isFound;
    });
    for (const group of groups) {
      const hasFound = found.some((link) => group.contains(link));
      group.hidden = !hasFound;
      group.open = isSearch ? hasFound : (openBefore?.includes(group) ?? group.open);
    }
    if (!isSearch) openBefore = undefined;
    say(isSearch ? `找到 ${String(found.length)} 项` : '');
  };
  field.addEventListener('input', find);
  // This is loaded when the panel is opened, and somebody may have typed before.
  if (field.value) find();
};
