import {expect} from 'chai';
import {type LegalRepJourney, personNamed, rightCode} from './legal-rep-journey.js';
import type {Operation} from './legal-rep-requests.js';

/* The four requests of the legal representative's path, each as one thing to get to, to send and to come from. */

/** All that leads to a request, with something typed; the request itself is the next press. */
export const toRequest: Readonly<Record<Operation, (journey: LegalRepJourney) => Promise<void>>> = {
  enterprise: async (journey) => {
    await journey.begin();
    const {labels} = journey.say.record;
    await journey.retype(`*${labels.legalRepIdNumber}`, personNamed('陈静').idNumber);
    await journey.look(1);
  },
  'id-card': async (journey) => {
    await journey.toLegalRep();
    await journey.fillDates('陈静');
    await journey.look(2);
  },
  'sms-codes': async (journey) => {
    await journey.toLegalRep();
    await journey.chooseBankCard(2);
    await journey.fillCard('陈静');
  },
  'bank-card': async (journey) => {
    await toRequest['sms-codes'](journey);
    await journey.sendCode();
  },
};

/** The press that sends it. */
export const send = (journey: LegalRepJourney, operation: Operation): Promise<void> => {
  if (operation === 'bank-card') return journey.enterCode();
  return operation === 'sms-codes' ? journey.press(journey.say.person.sendCode) : journey.confirm();
};

/** The press that sends it again, after what was said of it. A code is typed anew for each try. */
export const sendAgain = (journey: LegalRepJourney, operation: Operation): Promise<void> =>
  operation === 'bank-card' ? journey.enterCode() : journey.press(journey.say.path.retry);

/** Where a request has led to that went well, from `toRequest`. */
export const arrive = (journey: LegalRepJourney, operation: Operation): Promise<void> => {
  if (operation === 'sms-codes') return journey.codeField.waitFor();
  return journey.seesStep(operation === 'enterprise' ? 2 : 3);
};

/** What was typed before a request, where its form shows again. */
export const expectTyped = async (journey: LegalRepJourney, operation: Operation): Promise<void> => {
  const {record, person} = journey.say;
  const {idNumber, validFrom, validTo, bankCards} = personNamed('陈静');
  const typed: readonly (readonly [string, string | undefined])[] = {
    enterprise: [[record.labels.legalRepIdNumber, idNumber] as const],
    'id-card': [[record.labels.validFrom, validFrom] as const, [record.labels.validTo, validTo] as const],
    'sms-codes': [
      [person.labels.bankCard, bankCards[0]?.number] as const,
      [person.labels.mobile, bankCards[0]?.mobile] as const,
    ],
  }[operation === 'bank-card' ? 'sms-codes' : operation];
  for (const [label, value] of typed) expect(await journey.value(`*${label}`)).to.equal(value);
};

/** The press that leads on from there. */
export const goOn = (journey: LegalRepJourney, operation: Operation): Promise<void> =>
  operation === 'sms-codes' ? journey.press(journey.say.person.sendCode) : send(journey, operation);

const compact = (text: string): string => text.replace(/\s|\D*$/g, '');

/** Where a request was interrupted, the same step shows again with what was typed, a code aside. */
export const seesAgain = async (journey: LegalRepJourney, operation: Operation): Promise<void> => {
  const {labels} = journey.say.record;
  const {idNumber} = personNamed('陈静');
  if (operation === 'enterprise') {
    await journey.seesStep(1, journey.say.rep.confirmTitle);
    expect(compact(await journey.fact(labels.legalRepIdNumber))).to.equal(idNumber);
  } else if (operation === 'id-card') {
    await journey.seesStep(2, journey.say.rep.confirmTitle);
    expect(await journey.fact(labels.validFrom)).to.equal('2014-03-10');
  } else {
    await journey.seesBankCard(2);
    await expectTyped(journey, operation);
    const codes = await journey.codeField.all();
    expect(await Promise.all(codes.map((code) => code.inputValue()))).to.deep.equal(
      operation === 'bank-card' ? [''] : [],
    );
  }
};

export const deedsOf = (journey: LegalRepJourney, operation: Operation) =>
  journey.deeds.filter((deed) => deed === operation);

/** The button that sends it. */
export const buttonOf = async ({say, codeField}: LegalRepJourney, operation: Operation): Promise<string> => {
  if (operation === 'bank-card') await codeField.fill(rightCode);
  const {rep, person} = say;
  return {
    enterprise: rep.confirm,
    'id-card': person.confirm,
    'sms-codes': person.sendCode,
    'bank-card': person.check,
  }[operation];
};
