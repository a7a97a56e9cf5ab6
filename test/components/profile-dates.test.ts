import {checkTexts} from '../../src/components/record/check.texts.js';
import {texts} from '../harness/profile-texts.js';
import {fakeField} from '../../src/fakes.js';
import {expect} from '../harness/expect.js';
import {records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {reference: checks} = checkTexts;

const withoutDates = records({account: {validFrom: fakeField(''), validTo: fakeField('')}});

const dates = ({fields}: ProfilePage): (string | undefined)[] => [fields.value('validFrom'), fields.value('validTo')];

/** What was sent once it had been looked at twice, if need be. */
const sent = async (page: ProfilePage): Promise<unknown> => {
  await page.save();
  if (page.cert.step === 'editing') await page.save();
  await page.confirm();
  await page.asked('updateAccount');
  return page.saves;
};

const changes = (validFrom: string, validTo: string) => [{changes: {validFrom, validTo}, version: '"1"'}];

describe('The dates of the resident ID card', () => {
  it('can both stay empty', async () => {
    const page = await ProfilePage.sent('account', {holderName: '王五'}, withoutDates);
    expect(page.saves).to.deep.equal([{changes: {holderName: '王五'}, version: '"1"'}]);
  });

  for (const [alone, other] of [
    ['validFrom', 'validTo'],
    ['validTo', 'validFrom'],
  ] as const) {
    it(`belong together: ${alone} alone displays an error at the other field`, async () => {
      const page = await ProfilePage.atForm('account', {[alone]: '20300310'}, withoutDates);
      await page.save();
      expect(page.fields.error(other)).to.equal(checks[`${other}.missing`]);
      expect(page.fields.error(alone)).to.equal('');
    });
  }

  it('are accepted in common formats, and sent as eight digits', async () => {
    const page = await ProfilePage.atForm('account', {validFrom: '2016.3.15', validTo: '2036年03月15日'}, withoutDates);
    expect(dates(page)).to.deep.equal(['2016.3.15', '2036年03月15日']);
    expect(await sent(page)).to.deep.equal(changes('20160315', '20360315'));
  });

  it('each have their error at their own field', async () => {
    const page = await ProfilePage.atForm('account', {validFrom: '20200231'});
    await page.save();
    expect(page.fields.error('validFrom')).to.equal(checks['idValidity.fromDate']);
    await page.fill({validFrom: '20200310', validTo: '20200309'});
    expect(page.fields.error('validFrom')).to.equal('');
    expect(page.fields.error('validTo')).to.equal(checks['idValidity.order']);
  });

  it('offer a correction when the end date is one day wrong', async () => {
    const page = await ProfilePage.atForm('account', {validFrom: '20200310', validTo: '20400309'});
    expect(page.fields.warning('validTo')).to.equal(checks['idValidity.oneDayOff']);
    await page.pressAt('validTo', texts.take('2040-03-10'));
    expect(page.fields.value('validTo')).to.equal('20400310');
    expect(page.fields.warning('validTo')).to.equal('');
  });

  it('are text fields with a numeric keyboard', async () => {
    const {fields} = await ProfilePage.atForm('account');
    expect(fields.input('validFrom')).to.include({type: 'text', inputMode: 'numeric'});
  });
});

describe('A paste', () => {
  for (const text of ['2016.03.15-2036.03.15', '2016年03月15日至2036年03月15日', '20160315 20360315']) {
    it(`of both dates fills both fields, whichever field receives it: ${text}`, async () => {
      for (const name of ['validFrom', 'validTo'] as const) {
        const page = await ProfilePage.atForm('account', {}, withoutDates);
        page.fields.paste(name, text);
        await page.drawn();
        expect(dates(page)).to.deep.equal(['20160315', '20360315']);
      }
    });
  }

  it('of a range without an end ticks 长期有效', async () => {
    const page = await ProfilePage.atForm('account', {}, withoutDates);
    page.fields.paste('validFrom', '2006.03.15-长期');
    await page.drawn();
    expect(page.fields.value('validFrom')).to.equal('20060315');
    expect(page.fields.longTerm.checked).to.be.true;
    expect(await sent(page)).to.deep.equal(changes('20060315', '00000000'));
  });

  it('of one date fills only that field', async () => {
    const page = await ProfilePage.atForm('account', {}, withoutDates);
    page.fields.paste('validTo', '2036.03.15');
    await page.drawn();
    expect(dates(page)).to.deep.equal(['', '2036.03.15']);
  });

  it('of a name with extra characters is accepted, and cleaned when it is sent', async () => {
    const page = await ProfilePage.atForm('account');
    page.fields.paste('holderName', ' 买买提 . 吐尔逊\u200b');
    await page.drawn();
    expect(await sent(page)).to.deep.equal([{changes: {holderName: '买买提·吐尔逊'}, version: '"1"'}]);
  });
});

describe('The 长期有效 box', () => {
  it('is ticked or typed as eight zeros, and the end date field stays enabled', async () => {
    const page = await ProfilePage.atForm('account', {validFrom: '20060315'});
    page.fields.tickLongTerm();
    await page.drawn();
    expect(page.fields.longTerm.labels?.[0]?.innerText.trim()).to.equal('长期有效');
    expect(page.fields.input('validTo')).to.include({value: '00000000', disabled: false});
    expect(await sent(page)).to.deep.equal(changes('20060315', '00000000'));
  });

  it('does not move the focus when eight zeros are typed or pasted', async () => {
    for (const text of ['00000000', '2006.03.15-长期']) {
      const page = await ProfilePage.atForm('account');
      page.fields.paste('validTo', text);
      await page.drawn();
      expect(page.fields.longTerm.checked).to.be.true;
      expect(page.focusedWords).to.equal('身份证有效截止日期');
    }
  });

  it('has a label that starts with its visible text and names its field', async () => {
    const page = await ProfilePage.atForm('account');
    expect(page.fields.longTerm.ariaLabel).to.equal('长期有效 身份证有效截止日期');
  });

  it('is displayed in words in the confirmation', async () => {
    const page = await ProfilePage.atForm('account', {validFrom: '20060315'});
    page.fields.tickLongTerm();
    await page.save();
    if (page.cert.step === 'editing') await page.save();
    await page.at('confirming');
    expect(page.facts['身份证有效截止日期']).to.equal(`${texts.from} 2040-03-10 ${texts.to} 长期有效`);
  });

  it('can be unticked, and the end date is then required', async () => {
    const page = await ProfilePage.atForm('account');
    page.fields.tickLongTerm();
    page.fields.tickLongTerm();
    await page.drawn();
    expect(page.fields.input('validTo')).to.include({value: '', disabled: false});
    await page.save();
    expect(page.fields.isInvalid('validTo')).to.be.true;
    expect(page.saves).to.be.empty;
  });

  it('is ticked when the record says so', async () => {
    const page = await ProfilePage.atForm('account', {}, records({account: {validTo: fakeField('00000000')}}));
    expect(page.fields.longTerm.checked).to.be.true;
    expect(page.fields.value('validTo')).to.equal('00000000');
  });
});
