interface Tab {
  readonly tab: HTMLElement;
  readonly panel: HTMLElement;
}

const steps: Readonly<Record<string, number>> = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};

/** Tabs as the ARIA practices have them: one stop for the Tab key, arrows between them. Without script there are none. */
export const makeTabs = (list: HTMLElement, tabs: readonly Tab[]): void => {
  const choose = (chosen: number): void => {
    tabs.forEach(({tab, panel}, index) => {
      const isChosen = index === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      panel.hidden = !isChosen;
    });
  };
  list.setAttribute('role', 'tablist');
  tabs.forEach(({tab, panel}, index) => {
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.removeAttribute('aria-label');
    panel.setAttribute('aria-labelledby', tab.id);
    tab.addEventListener('click', () => {
      choose(index);
    });
    tab.addEventListener('keydown', (event) => {
      const step = steps[event.key];
      const to = step === undefined ? {Home: 0, End: tabs.length - 1}[event.key] : index + step;
      if (to === undefined) return;
      event.preventDefault();
      const next = (to + tabs.length) % tabs.length;
      choose(next);
      tabs[next]?.tab.focus();
    });
  });
  choose(0);
  list.hidden = false;
};
