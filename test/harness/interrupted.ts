import {pathTexts} from '../../src/components/path/path.texts.js';
import type {CertPage} from './cert-page.js';
import type {Errand} from './errands.js';
import {expect} from './expect.js';
import {first, Session} from './session.js';

const {
  resume,
  sessionOver: [over, how],
} = pathTexts.reference;

/** The session ends at this request; the page says so. */
export const interrupted = async ({question, time, answers, go}: Errand): Promise<[CertPage, Session]> => {
  const session = new Session({question, time, becomes: undefined});
  const page = await go(session.answers(answers()));
  await page.at('interrupted');
  await page.shows(how);
  expect(page.headings).to.include(over);
  expect(page.told('sw-error').at(-1)).to.include({code: 'unauthenticated'});
  return [page, session];
};

/** The same person is back. */
export const back = async (errand: Errand, step: string): Promise<CertPage> => {
  const [page, session] = await interrupted(errand);
  session.signedIn = first;
  await page.press(resume);
  await page.at(step);
  return page;
};
