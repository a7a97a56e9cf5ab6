import type {AnyActor, AnyActorLogic, createActor} from 'xstate';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {randomPin} from '../domain/random-pin.js';
import {soundCard} from '../machines/person-check.harness.js';
import {CertPage} from '../harness/cert-page.js';
import {deepAll} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {ProfilePage} from '../harness/profile-page.js';
import {warnings} from '../harness/warnings.js';

/* XState's development build warns of what a stopped actor is told, with all that somebody has typed. */

const {href} = new URL('../../node_modules/xstate/dist/xstate.development.esm.js', import.meta.url);

/** A form, what somebody does there, and the event that this makes. */
const forms: Record<string, {view: string; open: () => Promise<[CertPage, () => void]>; event: object}> = {
  'the form of an account': {
    view: 'sw-rc-profile',
    open: async () => {
      const page = await ProfilePage.atForm('account');
      await page.pressAt('idNumber', '重新填写');
      return [page, () => page.fields.type('idNumber', idNumbers[0])];
    },
    event: {type: 'edited', values: {idNumber: idNumbers[0]}},
  },
  'the form of an enterprise': {
    view: 'sw-rc-legal-rep',
    open: async () => {
      const page = await LegalRepPage.atForm();
      return [page, () => page.fields.type('enterpriseName', '上海浦东改名贸易有限公司')];
    },
    event: {type: 'edited', values: {enterpriseName: '上海浦东改名贸易有限公司'}},
  },
  'the form of a person': {
    view: 'sw-rc-person-check',
    open: async () => {
      const page = await LegalRepPage.atBankCard();
      return [page, () => page.fields.type('bankCard', soundCard.bankCard)];
    },
    event: {type: 'edited', values: {bankCard: soundCard.bankCard}},
  },
  'the form of a PIN': {
    view: 'sw-rc-ic-card',
    open: async () => {
      const page = await CertPage.atPin();
      return [page, () => page.enterPin(randomPin())];
    },
    event: {type: 'pinEntered'},
  },
};

describe('A form whose actor was stopped', () => {
  const said = warnings();

  for (const [name, {view, open, event}] of Object.entries(forms)) {
    it(`sends it no event, so that XState prints no warning with typed values: ${name}`, async () => {
      const development = (await import(href)) as {createActor: typeof createActor};
      const [page, act] = await open();
      const [element] = deepAll<HTMLElement & {actor: AnyActor}>(page.root, view);
      if (!element) throw new Error(`There is no ${view}.`);
      const {actor} = element;
      const snapshot = actor.getPersistedSnapshot();
      const another = development.createActor(actor.logic as AnyActorLogic, {snapshot}).start();
      element.actor = another as AnyActor;
      await page.drawn();
      another.stop();
      act();
      await page.drawn();
      expect(said).to.be.empty;
      another.send(event);
      expect(said.join()).to.contain('stopped actor');
    });
  }
});
