import {element} from './build-element.js';
import {keep, recall} from './tab-storage.js';

/*
 * The pages of the menu that were opened in this window, as portals have them. Only addresses of the menu are
 * remembered, and only for this window.
 */

const storageKey = 'sw-demo-page-tabs';

const addressOf = ({pathname, search}: HTMLAnchorElement): string => pathname + search;

export const showPageTabs = (): void => {
  const strip = document.querySelector<HTMLElement>('#page-tabs');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.menu li:not([hidden]) a')];
  const current = links.find((link) => link.hasAttribute('aria-current'));
  if (!strip || !current) return;
  const here = addressOf(current);
  // The user before may have had other entries.
  const known = links.map(addressOf);
  let opened = [...new Set([...recall(storageKey).split(' '), here])].filter((address) => known.includes(address));

  const closeThose = (isClosed: (address: string) => boolean): void => {
    opened = opened.filter((each) => !isClosed(each));
    keep(storageKey, opened.join(' '));
    if (isClosed(here)) location.assign(opened.at(-1) ?? '/');
    else draw().querySelector<HTMLElement>('[aria-current]')?.focus();
  };

  const draw = (): HTMLElement => {
    const tabs = links
      .filter((link) => opened.includes(addressOf(link)))
      .map((link) => {
        const address = addressOf(link);
        const name = link.textContent.trim();
        const tab = element('a', {href: address}, name);
        if (address === here) tab.setAttribute('aria-current', 'page');
        const button = element('button', {type: 'button', ariaLabel: `关闭${name}`}, '×');
        button.addEventListener('click', () => {
          closeThose((each) => each === address);
        });
        // The last one stays, as there is nothing behind it.
        return element(
          'li',
          {className: address === here ? 'current' : ''},
          tab,
          ...(opened.length > 1 ? [button] : []),
        );
      });
    strip.querySelector('ul')?.replaceChildren(...tabs);
    strip.hidden = tabs.length < 2;
    return strip;
  };

  const menu = strip.querySelector('details');
  menu?.querySelectorAll('button').forEach((button, index) => {
    button.addEventListener('click', () => {
      menu.open = false;
      closeThose((each) => (each === here) === (index === 0));
    });
  });
  keep(storageKey, opened.join(' '));
  draw();
};
