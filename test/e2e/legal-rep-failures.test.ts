import {expect} from 'chai';
import type {RealnameCert} from '../../src/index.js';
import type {JourneyOptions} from './journey.js';
import {LegalRepJourney, personNamed} from './legal-rep-journey.js';
import {send, sendAgain, toRequest} from './legal-rep-operations.js';
import {type Operation, operations} from './legal-rep-requests.js';
import {useStage} from './stage.js';

describe('A user on the legal representative’s path while requests fail', () => {
  const stage = useStage();

  const scenarios: readonly (JourneyOptions & {readonly code: 'backend' | 'contract' | 'network'})[] = [
    {scenario: 'legal-rep-down', code: 'backend', expected: ['status of 503']},
    {scenario: 'legal-rep-unfit', code: 'contract'},
    {
      scenario: 'legal-rep-lost',
      code: 'network',
      expected: ['ERR_CONTENT_LENGTH_MISMATCH', 'ERR_CONNECTION_RESET', 'ERR_INCOMPLETE_CHUNKED_ENCODING'],
    },
  ];
  for (const {code, ...options} of scenarios) {
    it(`passes the scenario ${options.scenario ?? ''}, in which each request fails once`, async () => {
      const journey = await LegalRepJourney.open(stage(), options);
      const {path} = journey.say;
      const failsOnce = async (operation: Operation): Promise<void> => {
        await send(journey, operation);
        await journey.seesProblem(code);
        await sendAgain(journey, operation);
      };
      await journey.begin();
      await journey.look(1);
      await failsOnce('enterprise');
      await journey.seesStep(2);
      await journey.fillDates('陈静');
      await journey.look(2);
      await failsOnce('id-card');
      await journey.seesStep(3);
      await journey.chooseBankCard(3);
      await journey.fillCard('张三');
      await failsOnce('sms-codes');
      await journey.codeField.waitFor();
      await failsOnce('bank-card');
      await journey.seesResult();
      expect(journey.deeds).to.deep.equal([...operations, 'certified']);
      expect(await journey.button(path.retry).count()).to.equal(0);
    });
  }

  it('sends nothing when the host’s encryption fails, and continues when it works', async () => {
    const journey = await LegalRepJourney.open(stage());
    const {person, path, record} = journey.say;
    await journey.seesAdvice();
    const breakHost = await journey.cert.evaluateHandle((cert: RealnameCert) => {
      const host = {isBroken: false};
      const {encryptField} = cert;
      cert.encryptField = (...asked) => {
        const [, value] = asked;
        if (host.isBroken) throw new Error(`Not this time: ${value}`);
        return encryptField?.(...asked) ?? Promise.reject(new Error());
      };
      return host;
    });
    const fails = async (operation: Operation, goOn: () => Promise<void>): Promise<void> => {
      const before = journey.sentTo(operation).length;
      await breakHost.evaluate((host) => (host.isBroken = true));
      await send(journey, operation);
      await journey.seesProblem('encrypt-failed');
      expect(journey.sentTo(operation)).to.have.length(before);
      await breakHost.evaluate((host) => (host.isBroken = false));
      await journey.press(path.retry);
      await goOn();
      expect(journey.sentTo(operation)).to.have.length(before + 1);
    };
    await toRequest.enterprise(journey);
    await fails('enterprise', () => journey.seesStep(2));
    await journey.passIdCard('陈静');
    await journey.retype(journey.label('account-holder', 'idNumber'), personNamed('张三').idNumber);
    await journey.fill({[`*${record.labels.validFrom}`]: '20180310'});
    await journey.press(journey.say.rep.next);
    await journey.look(3);
    await fails('id-card', () => journey.sees(person.idCardRefused[0]));
    await journey.chooseBankCard(3);
    await journey.fillCard('张三');
    await fails('sms-codes', () => journey.codeField.waitFor());
    await journey.enterCode();
    await journey.seesResult();
  });
});
