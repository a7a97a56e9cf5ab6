import '../../src/admin-requests.js';
import {fixture, html} from '@open-wc/testing';
import {adminAssistScenes} from '../../demo/pages/admin-assist-scenes.js';
import {adminRequestsScenes} from '../../demo/pages/admin-requests-scenes.js';
import type {InboxScene} from '../../demo/pages/scene.js';
import {deepAll, isShown, until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {states} from '../harness/states.js';

describe('A scene of the administrator’s help', () => {
  const names = Object.entries(adminAssistScenes).flatMap(([step, scenes]) =>
    Object.keys(scenes).map((name) => `${step}/${name}`),
  );

  for (const {name, show} of states.filter((each) => names.includes(each.name))) {
    it(`can be shown twice, and leaves nothing in sessionStorage: ${name}`, async () => {
      for (let times = 0; times < 2; times++) {
        const page = await show();
        expect(page.cert.currentView).to.equal('admin-assist');
        page.cert.remove();
        expect(sessionStorage).to.have.length(0);
      }
    });
  }
});

describe('A scene of the administrator’s inbox', () => {
  const scenes = Object.entries(adminRequestsScenes).flatMap(([state, inside]) =>
    Object.entries(inside as Readonly<Record<string, InboxScene>>).map(
      ([name, scene]) => [state, name, scene] as const,
    ),
  );

  for (const [state, name, {inbox, go}] of scenes) {
    it(`shows its state and is accessible: ${state}/${name}`, async () => {
      const element = document.createElement('sw-admin-requests');
      element.backend = inbox;
      (await fixture<HTMLElement>(html`<div></div>`)).append(element);
      const root = await until('it is drawn', () => element.shadowRoot);
      await until('it says something', () => deepAll(root, 'h2').some(isShown));
      await go?.(element);
      const [view] = deepAll<HTMLElement & {actor: {getSnapshot: () => {matches: (state: string) => boolean}}}>(
        root,
        'sw-rc-admin-requests',
      );
      await until(`the state is ${state}`, () => view?.actor.getSnapshot().matches(state));
      await element.updateComplete;
      await new Promise(requestAnimationFrame);
      await expect(element).to.be.accessible();
    });
  }
});
