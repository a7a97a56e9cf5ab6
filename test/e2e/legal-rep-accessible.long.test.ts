import {expect} from 'chai';
import {setTextSize, sideways, violations} from './axe.js';
import {LegalRepJourney} from './legal-rep-journey.js';
import {errorWords, refusalWords} from './legal-rep-words.js';
import {useStage} from './stage.js';

type Reach = (journey: LegalRepJourney) => Promise<unknown>;

const longName = `上海${'浦东样例国际'.repeat(12)}有限公司`;

/** One way through every screen of the path, each reached from the one before. */
const screens: readonly {readonly name: string; readonly reach: Reach}[] = [
  {name: 'advice', reach: (journey) => journey.seesAdvice()},
  {
    name: 'not agreed',
    reach: async (journey) => {
      await journey.press(journey.say.rep.start);
      await journey.sees(journey.say.consent.missing);
    },
  },
  {name: 'enterprise', reach: (journey) => journey.begin()},
  {
    name: 'enterprise, mistaken',
    reach: async (journey) => {
      const {record, rep} = journey.say;
      await journey.fill({[`*${rep.enterpriseName}`]: longName, [`*${record.labels.orgCode}`]: '1'});
      await journey.retype(`*${record.labels.legalRepIdNumber}`, '31010019690204013');
      await journey.press(rep.next);
      await journey.summary(record.errorSummary).waitFor();
    },
  },
  {
    name: 'what will be sent',
    reach: async (journey) => {
      const {record} = journey.say;
      await journey.fill({[`*${record.labels.orgCode}`]: 'PDY000028'});
      await journey.press(record.useRecorded(true));
      await journey.look(1);
    },
  },
  {
    name: 'enterprise, refused',
    reach: async (journey) => {
      await journey.confirm();
      await journey.sees(journey.say.rep.refused[0]);
    },
  },
  {
    name: 'enterprise, not checked',
    reach: async (journey) => {
      await journey.fill({[`*${journey.say.rep.enterpriseName}`]: '上海浦东样例贸易有限公司'});
      await journey.look(1);
      await journey.play('legal-rep-down');
      await journey.confirm();
      await journey.seesProblem('backend');
    },
  },
  {
    name: 'ID card',
    reach: async (journey) => {
      await journey.recover();
      await journey.press(journey.say.path.retry);
      await journey.seesStep(2);
    },
  },
  {
    name: 'ID card, mistaken',
    reach: async (journey) => {
      await journey.press(journey.say.rep.next);
      await journey.summary(journey.say.record.errorSummary).waitFor();
    },
  },
  {
    name: 'ID card, refused',
    reach: async (journey) => {
      const {record} = journey.say;
      await journey.fill({[`*${record.labels.validFrom}`]: '20140311', [`*${record.labels.validTo}`]: '20340311'});
      await journey.send(2);
      await journey.sees(journey.say.person.idCardRefused[0]);
    },
  },
  {
    name: 'account holder',
    reach: async (journey) => {
      await journey.fillDates('陈静');
      await journey.send(2);
      await journey.seesStep(3);
    },
  },
  {
    name: 'bank card, mistaken',
    reach: async (journey) => {
      await journey.chooseBankCard(3);
      await journey.press(journey.say.person.sendCode);
      await journey.summary(journey.say.record.errorSummary).waitFor();
    },
  },
  {
    name: 'waiting',
    reach: async (journey) => {
      await journey.fillCard('张三');
      await journey.play('legal-rep-slow');
      await journey.press(journey.say.person.sendCode);
      await journey.button(journey.say.path.cancel).waitFor();
    },
  },
  {
    name: 'code',
    reach: async (journey) => {
      await journey.press(journey.say.path.cancel);
      await journey.recover();
      await journey.sendCode();
    },
  },
  {
    name: 'code, mistaken',
    reach: async (journey) => {
      await journey.enterCode('12345');
      await journey.summary(journey.say.record.errorSummary).waitFor();
    },
  },
  {
    name: 'code, wrong',
    reach: async (journey) => {
      await journey.enterCode('654321');
      await journey.sees(journey.say.person.codeIncorrect(2)[0]);
    },
  },
  {
    name: 'session over',
    reach: async (journey) => {
      await journey.play('legal-rep-session-ends');
      await journey.enterCode();
      await journey.heading(errorWords(journey.say, 'unauthenticated')).waitFor();
    },
  },
  {
    name: 'ticket over',
    reach: async (journey) => {
      await journey.page.request.get(`${journey.demo.url}/?user=zhangsan&scenario=card-rsa`);
      await journey.press(journey.say.path.resume);
      await journey.seesBankCard(3);
      await journey.refuseNext('bank-card', 'ticket-expired');
      await journey.enterCode();
      await journey.sees(refusalWords(journey.say, 'ticket-expired')[0]);
    },
  },
  {
    name: 'result',
    reach: async (journey) => {
      await journey.send(1);
      await journey.seesStep(2);
      await journey.send(2);
      await journey.seesBankCard(3);
      await journey.recover();
      await journey.sendCode();
      await journey.enterCode();
      await journey.seesResult();
    },
  },
];

describe('Every screen of the legal representative’s path', () => {
  const stage = useStage();

  const onEach = (value: unknown) => Object.fromEntries(screens.map(({name}) => [name, value]));

  for (const [theme, width, textSize] of [
    ['light', 1280, 100],
    ['light', 320, 100],
    ['dark', 320, 200],
  ] as const) {
    it(`leaves axe nothing to find and fits, ${theme}, ${width} px wide, with text at ${textSize} %`, async () => {
      const viewport = {width, height: 800};
      const journey = await LegalRepJourney.open(stage(), {theme, viewport, expected: [/status of (?:401|503)/]});
      await setTextSize(journey, textSize);
      const found: Record<string, unknown> = {};
      for (const {name, reach} of screens) {
        await reach(journey);
        found[name] = [await violations(journey), await sideways(journey)];
      }
      expect(found).to.deep.equal(onEach([[], 0]));
    });
  }

  it('leaves axe nothing to find where somebody holds a passport, and at a result without the third step', async () => {
    const viewport = {width: 320, height: 800};
    const look = async (journey: LegalRepJourney) => [await violations(journey), await sideways(journey)];
    const passport = await LegalRepJourney.open(stage(), {user: 'fenger', viewport});
    await passport.toHolder('陈静');
    expect(await look(passport)).to.deep.equal([[], 0]);
    const same = await LegalRepJourney.open(stage(), {user: 'wumin', viewport});
    await same.toLegalRep();
    await same.fillDates('吴敏');
    await same.send(2);
    await same.seesResult();
    expect(await look(same)).to.deep.equal([[], 0]);
  });
});
