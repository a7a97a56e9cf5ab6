import {must} from './build-element.js';
import {say} from './workbench-status.js';

/** Leaves of all rows only those in which each of the wanted words stands, and unfolds where they are. */
export const makeFindable = (): void => {
  const field = must('#workbench-find', HTMLInputElement);
  const rows = [
    ...document.querySelectorAll<HTMLElement>(
      '.workbench-links > li:not(.workbench-group), #workbench-data tr, #workbench-look label',
    ),
  ];
  const groups = [...document.querySelectorAll<HTMLDetailsElement>('#workbench details')].filter((group) =>
    rows.some((row) => group.contains(row)),
  );
  let openBefore: readonly HTMLDetailsElement[] | undefined;

  const find = (): void => {
    const words = field.value.toLowerCase().split(/\s+/u).filter(Boolean);
    const isSearch = words.length > 0;
    if (isSearch) openBefore ??= groups.filter(({open}) => open);
    const found = rows.filter((row) => {
      const own = `${row.textContent} ${row.querySelector('a')?.search ?? ''}`.toLowerCase();
      row.hidden = !words.every((word) => own.includes(word));
      return !row.hidden;
    });
    for (const group of groups) {
      const hasFound = found.some((row) => group.contains(row));
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
