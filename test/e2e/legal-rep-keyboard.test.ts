import {expect} from 'chai';
import {clerk, stopsAt, tab} from './focus.js';
import {LegalRepJourney, personNamed, rightCode} from './legal-rep-journey.js';
import {withClock} from './open-page.js';
import {useStage} from './stage.js';

describe('With the keyboard alone, on the legal representative’s path, a user', () => {
  const stage = useStage();

  const press = (journey: LegalRepJourney, key: string) => journey.page.keyboard.press(key);
  const type = (journey: LegalRepJourney, text: string) => journey.page.keyboard.type(text);

  /** From the first Tab to the form of the first step. */
  const begin = async (journey: LegalRepJourney): Promise<void> => {
    const {consent, rep} = journey.say;
    await tab(journey, consent.agree);
    await press(journey, 'Space');
    await tab(journey, rep.start);
    await press(journey, 'Enter');
    await stopsAt(journey, journey.step(1));
  };

  /** From what will be sent, shown just now, to the answer. */
  const confirm = async (journey: LegalRepJourney, number: 1 | 2): Promise<void> => {
    const {confirmTitle, confirm} = journey.say.rep;
    await stopsAt(journey, journey.step(number, confirmTitle));
    await tab(journey, confirm);
    await press(journey, 'Enter');
  };

  it('gets from the first Tab to the result, by an ID card and a bank card', async () => {
    const journey = await LegalRepJourney.open(stage(), {path: '/', view: 'home', ...clerk});
    const {consent, frame, methods, person, record, rep, result} = journey.say;
    const {validFrom, validTo} = personNamed('陈静');
    const [bankCard] = personNamed('张三').bankCards;
    await journey.seesHome();
    const head = ['全部应用', '重新登录', '安全退出', '演示工作台 F2'];
    const menu = ['企业操作员信息', '我的IC卡', '我的资质', '用户信息', '企业实名认证', '协助申请', '报关单'];
    for (const name of ['跳到正文', ...head, ...menu]) await tab(journey, name);
    await tab(journey, methods['ic-card'].action);
    await tab(journey, methods['legal-rep'].action);
    await press(journey, 'Enter');
    await stopsAt(journey, rep.title);
    await journey.seesAdvice();
    await begin(journey);
    await tab(journey, rep.help);
    for (const name of [rep.enterpriseName, record.labels.uscc, record.labels.orgCode]) await tab(journey, `*${name}`);
    await tab(journey, record.examples.orgCode.summary);
    await tab(journey, `*${record.labels.legalRepName}`);
    await tab(journey, `*${record.labels.legalRepIdType}`);
    await tab(journey, record.retype);
    await tab(journey, consent.declare);
    await press(journey, 'Space');
    await tab(journey, rep.next);
    await press(journey, 'Enter');
    await stopsAt(journey, journey.step(2));
    await tab(journey, person.help);
    await tab(journey, `*${record.labels.validFrom}`);
    await type(journey, validFrom);
    await tab(journey, record.examples.validTo.summary);
    await tab(journey, `*${record.labels.validTo}`);
    await type(journey, validTo);
    await press(journey, 'Enter');
    await confirm(journey, 2);
    await stopsAt(journey, journey.step(3));
    await tab(journey, person.help);
    await tab(journey, `*${journey.label('account-holder', 'name')}`);
    await tab(journey, `*${journey.label('account-holder', 'idType')}`);
    await tab(journey, record.retype);
    await tab(journey, `*${record.labels.validFrom}`);
    await tab(journey, record.examples.validTo.summary);
    await tab(journey, `*${record.labels.validTo}`);
    for (const name of [record.longTerm, rep.next, person.back, person.toBankCard]) await tab(journey, name);
    await press(journey, 'Enter');
    await stopsAt(journey, journey.step(3, person.bankCardTitle));
    await tab(journey, person.help);
    await tab(journey, `*${person.labels.bankCard}`);
    await type(journey, bankCard?.number ?? '');
    await press(journey, 'Enter');
    await stopsAt(journey, `*${person.labels.smsCode}`);
    await type(journey, rightCode);
    await press(journey, 'Enter');
    await stopsAt(journey, result.passed);
    await journey.seesResult();
    await tab(journey, result.finish);
    await press(journey, 'Space');
    await stopsAt(journey, frame.title);
  });

  it('is refused by ID card, and continues to the bank card', async () => {
    const journey = await LegalRepJourney.open(stage(), {user: 'lisi'});
    const {failure, person, record} = journey.say;
    await journey.toLegalRep();
    await journey.fillDates('刘洋');
    await journey.field(record.labels.validTo).focus();
    await press(journey, 'Enter');
    await confirm(journey, 2);
    await stopsAt(journey, person.notEnrolled[0]);
    await tab(journey, failure.details);
    await tab(journey, person.ctidLink);
    await tab(journey, person.toBankCard);
    await press(journey, 'Enter');
    await stopsAt(journey, journey.step(2, person.bankCardTitle));
  });

  it('reaches the message of a wrong code, types another, and reaches the message when it expires', async () => {
    const journey = await LegalRepJourney.open(stage(), withClock);
    const {person} = journey.say;
    await journey.toLegalRep();
    await journey.chooseBankCard(2, '陈静');
    await press(journey, 'Enter');
    const code = `*${person.labels.smsCode}`;
    await stopsAt(journey, code);
    await type(journey, '654321');
    await press(journey, 'Enter');
    await journey.sees(person.codeIncorrect(2));
    await stopsAt(journey, code);
    await type(journey, '12345');
    await press(journey, 'Enter');
    await journey.sees(person.checks['smsCode.length']);
    await stopsAt(journey, code);
    await journey.page.clock.fastForward('05:05');
    await journey.sees(person.codeExpired);
    await stopsAt(journey, code);
    await tab(journey, person.sendCode);
  });

  it('signs in again when the session has ended, and continues at the same step', async () => {
    const journey = await LegalRepJourney.open(stage(), {expected: ['status of 401']});
    const {failure, path} = journey.say;
    await journey.begin();
    await journey.page.context().clearCookies();
    await journey.button(journey.say.rep.next).focus();
    await press(journey, 'Enter');
    await stopsAt(journey, path.sessionOver[0]);
    await tab(journey, failure.details);
    await journey.signInElsewhere('zhangsan');
    await tab(journey, path.resume);
    await press(journey, 'Enter');
    await confirm(journey, 1);
    await stopsAt(journey, journey.step(2));
    expect(journey.deeds).to.deep.equal(['enterprise']);
  });
});
