import {fakeField, fakeSaved, type FakeProfileChanges} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {deepAll} from '../../walks/dom.js';
import {fieldsOf} from '../harness/event-fields.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn, records, says, refuses} from '../harness/outside.js';
import {ProfilePage, texts} from '../harness/profile-page.js';

const [idNumber] = idNumbers;

describe('Personal data in the profile', () => {
  const mark = 'Personal1234';
  const secrets = [mark, '钱十一', '3****************9', idNumber];
  const marked = (changes: FakeProfileChanges = {}): FakeProfileChanges => ({
    subject: mark,
    version: `"${mark}"`,
    ifChanged: mark,
    ...changes,
    enterprise: {enterpriseName: fakeField(mark), address: fakeField(mark), ...changes.enterprise},
    account: {
      holderName: fakeField(mark),
      idNumber: fakeField('3****************9', {issue: {state: 'suspect', reason: mark}}),
    },
  });

  /** Every screen of the profile, with marks in all that is personal. */
  const everything = async (visit: (page: ProfilePage) => void): Promise<ProfilePage> => {
    const page = await ProfilePage.atForm(
      'account',
      {},
      {
        getStatus: says({subject: mark}),
        ...records(marked(), marked({version: '"2"'})),
        updateAccount: inTurn(
          refuses('x-unknown', {message: mark, fields: ['idNumber']}),
          fails('backend', {quote: mark}),
          fails('conflict', {quote: mark}),
          async () => fakeSaved(),
        ),
      },
    );
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber: '1', holderName: '钱十一'});
    await page.submit();
    visit(page);
    await page.fill({idNumber});
    for (const next of ['editing', 'notSaved'] as const) {
      await page.submit();
      await page.at('confirming');
      visit(page);
      await page.confirm();
      await page.at(next);
      visit(page);
    }
    page.cert.home();
    await page.at('abandoning');
    visit(page);
    await page.press(texts.keep);
    await page.submit();
    await page.confirm();
    await page.at('editing');
    visit(page);
    await page.submit();
    await page.confirm();
    await page.at('saved');
    visit(page);
    return page;
  };

  it('is in no event, in no attribute and not in the address', async () => {
    const attributes: string[] = [];
    const page = await everything(({cert, root}) => {
      for (const element of [cert, ...deepAll(root, '*')]) {
        attributes.push(...[...element.attributes].map(({name, value}) => `${name}=${value}`));
      }
    });
    const events = JSON.stringify(page.events.map(fieldsOf));
    const written = `${events}\n${attributes.join('\n')}\n${decodeURI(location.href)}`;
    for (const secret of secrets) expect(written).not.to.contain(secret);
    // What may be there is: the search would have found it.
    for (const harmless of ['x-unknown', 'conflict', 'account', 'id=idNumber', 'part=error-summary']) {
      expect(written).to.contain(harmless);
    }
  });
});
