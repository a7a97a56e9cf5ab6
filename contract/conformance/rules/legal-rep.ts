import {nextSchema} from '../../../src/domain/legal-rep.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {type Profile, type ProfileField, savedSchema} from '../../../src/domain/profile.schemas.js';
import {type Answer, expect, refusalOf, Undecided} from '../answers.js';
import {claimsOf} from '../certify.js';
import {rulesIn} from '../rule.js';
import {finding, say} from '../say.js';
import type {Session} from '../session.js';
import {identityOf, legalRepFields, onRecord, personOnRecord, type World} from '../world.js';
import {expectPromised} from './card.js';
import {byCard, byData} from './level.js';
import {expectEditable, readProfile} from './record.js';

/* The legal representative's path: the enterprise, and the check of two persons. */

const needs = ['changes', 'legal-rep'] as const;
const checkIdCard = (session: Session, body: object): Promise<Answer> => session.send('checkIdCard', {body});

/** Another day of the month: with both of a card's dates moved, it is valid for as many years. */
const otherDate = (date: string): string => `${date.slice(0, 6)}${date.slice(6) === '15' ? '16' : '15'}`;
const otherName = (name: string): string => `${name}甲`;

interface Dated {
  readonly validFrom: string;
  readonly validTo: string;
}

const withOtherDates = <Card extends Dated>(card: Card): Card => ({
  ...card,
  validFrom: otherDate(card.validFrom),
  validTo: otherDate(card.validTo),
});

/** None of these persons is right, and the answer does not tell what of them is wrong. */
const expectOneAnswer = async (session: Session, claims: readonly object[]): Promise<void> => {
  const answers = [];
  for (const claim of claims) {
    const answer = await checkIdCard(session, claim);
    expect.refused(answer);
    answers.push(answer);
  }
  const [first, ...others] = answers;
  for (const other of others) if (first) expect.same(first, other, 'wrong-person');
};

/** Refused, without a word on what nobody can look up. */
const expectPublic = (answer: Answer): void => {
  const {fields = []} = expect.refused(answer);
  expect.that(!fields.some((field) => field.startsWith('legalRepId')), 'checkEnterprise', 'names-hidden-fields');
};

/** Whether this may be the value of a field on record. Of a masked one, the first and the last digits tell. */
const isRecorded = ({display, masked, onRecord: isThere}: ProfileField, value: string): boolean => {
  const [start = '', end = ''] = [/^\d*/.exec(display)?.[0], /\d*$/.exec(display)?.[0]];
  const fits = masked ? value.startsWith(start) && value.endsWith(end) : display === value;
  return !isThere || fits;
};

/** The legal representative as the widget sends them: what is on record is not typed. */
const recordedLegalRep = ({enterprise}: Profile): object =>
  Object.fromEntries(
    (['legalRepName', 'legalRepIdType', 'legalRepIdNumber'] as const)
      .filter((name) => enterprise[name].onRecord)
      .map((name) => [name, onRecord]),
  );

/** The dates of the holder's ID card as the widget sends them, where those on record are the card's. */
const recordedDates = ({account: {validFrom, validTo}}: Profile, {plan: {holder}}: World): object => {
  const areThose = [
    [validFrom, holder?.validFrom],
    [validTo, holder?.validTo],
  ] as const;
  const isHolders = areThose.every(([{masked, display}, date]) => !masked && display === date);
  return isHolders ? {validFrom: onRecord, validTo: onRecord} : {};
};

export const legalRep = rulesIn('legal-rep', needs, {
  'enterprise-passes': {
    en: 'Correct data lead to a ticket for the legal representative, valid for some time, also as `{"onRecord": true}`.',
    zh: '信息正确时，得到用于法定代表人一步、在一段时间内有效的 `ticket`；以 `{"onRecord": true}` 发送登记的信息，也是如此。',
    check: async (world, session) => {
      const {next, expiresAt} = await world.ticket(session);
      const left = await world.msUntil(session, expiresAt);
      expect.that(next === 'legal-rep', 'checkEnterprise.next', 'expected', 'legal-rep');
      expect.that(
        left > 60_000 && left <= 3_600_000,
        'checkEnterprise.expiresAt',
        'expected',
        say('a-minute-to-an-hour'),
      );
      const profile = await readProfile(session);
      const {legalRepName, legalRepIdNumber} = profile.enterprise;
      const {name, idNumber} = world.legalRep;
      const answer = await world.checkEnterprise(session, recordedLegalRep(profile));
      // Somebody else may be on record.
      const isKnown = !legalRepName.masked && isRecorded(legalRepName, name) && isRecorded(legalRepIdNumber, idNumber);
      if (isKnown || !refusalOf(answer)) expect.answer(answer, nextSchema);
    },
  },
  'enterprise-of-the-session': {
    en: 'Correct data of another enterprise are refused: the session certifies its own.',
    zh: '其他企业的信息即使正确也予以拒绝：会话只认证自己的企业。',
    needs: [...needs, 'other-enterprise'],
    check: async (world) => {
      const {legalRep: person, ...enterprise} = {...world.plan.otherEnterprise};
      expect.refused(await world.checkEnterprise(await world.main(), {...enterprise, ...legalRepFields({...person})}));
    },
  },
  'representative-registered': {
    en: 'A person who is not the enterprise’s legal representative is refused.',
    zh: '不是本企业法定代表人的人予以拒绝。',
    needs: [...needs, 'other'],
    check: async (world) => {
      expect.refused(await world.checkEnterprise(await world.main(), legalRepFields(world.other)));
    },
  },
  'encrypted-by-nobody': {
    en: 'A number that its own pages did not encrypt is refused or a 4xx, not a 500.',
    zh: '不是由自己的页面加密的号码，予以拒绝或返回 4xx，不是 500。',
    check: async (world, session) => {
      for (const enc of ['', 'x', '%']) expect.no(await world.checkEnterprise(session, {legalRepIdNumber: {enc}}));
    },
  },
  'representative-one-answer': {
    en: 'No refusal tells of the legal representative’s number: with a wrong name, a right and a wrong one have the same answer.',
    zh: '拒绝不透露法定代表人的证件号码：姓名不对时，号码对与不对，响应相同。',
    needs: [...needs, 'other'],
    check: async (world, session) => {
      const {idType: legalRepIdType, idNumber: legalRepIdNumber} = world.other;
      const number = {legalRepIdType, legalRepIdNumber};
      expectPublic(await world.checkEnterprise(session, number));
      const name = {legalRepName: otherName(world.legalRep.name)};
      const [one, both] = [
        await world.checkEnterprise(session, name),
        await world.checkEnterprise(session, {...name, ...number}),
      ];
      expectPublic(one);
      expect.same(one, both, 'wrong-name');
    },
  },
  'enterprise-fields-public': {
    en: 'A refusal names only fields that the public registry shows.',
    zh: '拒绝只指出公示信息中可以查到的字段。',
    check: async (world) => {
      const answer = await world.checkEnterprise(await world.main(), {enterpriseName: '没有登记的样例有限公司'});
      expectPublic(answer);
    },
  },
  'consent-required': {
    en: 'Without the consent to the notice of a method, and to this version of it, nothing is checked or opened: `consent-required`.',
    zh: '没有同意认证方式的告知书，或同意的不是这一版本时，不核验，也不发起：返回 `consent-required`。',
    needs: ['changes', 'consent'],
    check: async (world) => {
      const time = new Date().toISOString();
      const claims = claimsOf(world);
      for (const [method, {noticeId}] of Object.entries(world.plan.consent ?? {})) {
        const [, claim] = claims.find(([id]) => id === method) ?? [];
        const isHelp = method === 'admin-assist';
        if (!claim || (isHelp && !world.plan.users.applicant)) continue;
        for (const consent of [{noticeId: 'another', version: '0', time}, {noticeId, version: '0', time}, undefined]) {
          const session = await (isHelp ? world.applicant() : world.main());
          // Requests for help are few.
          if (isHelp) await world.reset(session);
          expect.refused(await claim(session, {consent}), 'consent-required');
        }
      }
    },
  },
  'declaration-required': {
    en: 'Without the declaration that the legal representative has agreed, the first step is `consent-required`.',
    zh: '没有声明已取得法定代表人同意时，第一步返回 `consent-required`。',
    needs: [...needs, 'legal-rep-declaration'],
    check: async (world, session) => {
      expect.refused(await world.checkEnterprise(session, {legalRepConsent: undefined}), 'consent-required');
      const legalRepConsent = {noticeId: 'another', version: '0', time: new Date().toISOString()};
      const declaredBy = 'account-holder';
      expect.refused(
        await world.checkEnterprise(session, {legalRepConsent: {...legalRepConsent, declaredBy}}),
        'consent-required',
      );
    },
  },
  'person-of-the-ticket': {
    en: 'Correct data of somebody else are `person-mismatch`, for the legal representative and for the account holder.',
    zh: '别人的正确信息返回 `person-mismatch`，法定代表人和账号归属人都是如此。',
    needs: [...needs, 'other'],
    check: async (world, session) => {
      const {ticket} = await world.ticket(session);
      const card = world.legalRepCard(ticket, world.other);
      expect.refused(await checkIdCard(session, card), 'person-mismatch');
      const {ticket: second} = await world.holderTicket(session);
      const ofHolder = {...card, ticket: second, whose: 'account-holder'};
      expect.refused(await checkIdCard(session, ofHolder), 'person-mismatch');
    },
  },
  'person-one-answer': {
    en: 'A wrong name, a wrong number and a wrong date have the same answer, also of the account holder.',
    zh: '姓名、号码或日期不对，响应相同；账号归属人也是如此。',
    needs: [...needs, 'other'],
    check: async (world, session) => {
      const {legalRep: person, other} = world;
      const {ticket} = await world.ticket(session);
      await expectOneAnswer(session, [
        world.legalRepCard(ticket, {...person, name: otherName(person.name)}),
        world.legalRepCard(ticket, {...person, idNumber: other.idNumber}),
        withOtherDates(world.legalRepCard(ticket)),
      ]);
      if (!world.plan.holder) return;
      const holder = world.holderCard((await world.holderTicket(session)).ticket);
      await expectOneAnswer(session, [{...holder, person: identityOf(other)}, withOtherDates(holder)]);
    },
  },
  'each-date-compared': {
    en: 'Each date of an ID card is compared: with one of them a day off, it passes nobody, the account holder neither.',
    zh: '身份证的起始日期和截止日期都要比对：其中一个差一天，即不能通过核验；账号归属人也是如此。',
    check: async (world, session) => {
      const expectEach = async (card: Dated): Promise<void> => {
        const {validFrom, validTo} = withOtherDates(card);
        for (const date of [{validFrom}, {validTo}]) expect.no(await checkIdCard(session, {...card, ...date}));
      };
      const {ticket} = await world.ticket(session);
      await expectEach(world.legalRepCard(ticket));
      if (world.plan.holder) await expectEach(world.holderCard((await world.holderTicket(session)).ticket));
    },
  },
  'id-card-past': {
    en: 'An ID card that has expired passes nobody: neither by its dates as typed, nor by those of the registry. A long-term one has not.',
    zh: '已过期的身份证不能通过核验：无论是填写的日期，还是登记机关的日期。长期有效的没有过期。',
    check: async (world, session) => {
      const {ticket} = await world.ticket(session);
      const typed = {...world.legalRepCard(ticket), validFrom: '20100310', validTo: '20200310'};
      expect.no(await checkIdCard(session, typed));
      const ofLongTerm = await checkIdCard(session, {...world.legalRepCard(ticket), validTo: '00000000'});
      expect.that(refusalOf(ofLongTerm)?.code !== 'id-card-expired', 'checkIdCard', 'long-term-expired');
      const {expiredLegalRep: person} = world.plan;
      if (!person) return;
      const answer = await world.checkEnterprise(session, legalRepFields(person));
      const {ticket: theirs} = expect.answer(answer, nextSchema);
      expect.refused(await checkIdCard(session, world.legalRepCard(theirs, person)));
    },
  },
  'representative-passes': {
    en: 'After the legal representative, whom the ticket knows, comes the account holder, with a ticket of its own.',
    zh: '法定代表人的信息已在 `ticket` 中，不必再次填写；之后是账号归属人，使用新的 `ticket`。',
    needs: [...needs, 'holder'],
    check: async (world, session) => {
      const {ticket} = await world.ticket(session);
      const card = {...world.legalRepCard(ticket), person: personOnRecord};
      const {next} = expect.answer(await checkIdCard(session, card), nextSchema);
      expect.that(next === 'account-holder', 'checkIdCard.next', 'expected', 'account-holder');
    },
  },
  'same-person-by-number': {
    en: 'An account holder with the legal representative’s name and another number is checked, too.',
    zh: '账号归属人与法定代表人同名、号码不同的，也须核验。',
    needs: [...needs, 'holder', 'reset'],
    check: async (world, session) => {
      await world.reset(session);
      expectEditable(await readProfile(session), 'account');
      try {
        const answer = await world.save(session, {holderName: world.legalRep.name});
        // A backend may ask the population register before it saves.
        if (refusalOf(answer) || answer.status === 400) throw new Undecided(finding('updateAccount', 'name-refused'));
        expect.answer(answer, savedSchema);
        const {ticket} = await world.ticket(session);
        const checked = await checkIdCard(session, world.legalRepCard(ticket));
        const isPassed = (Object(checked.body) as {passed?: unknown}).passed === true;
        expect.that(!isPassed, 'checkIdCard', 'certified-by-namesake');
        expect.answer(checked, nextSchema);
      } finally {
        await world.reset(session);
      }
    },
  },
  'legal-rep-passes': {
    en: 'Both persons checked, the holder by the dates on record, the account is certified, and its status says so, with the level that was promised.',
    zh: '两人都通过核验（账号归属人按登记的有效期），账号即通过认证，状态也如此说明，并有所承诺的级别。',
    needs: [...needs, 'holder'],
    check: async (world, session) => {
      await world.reset(session);
      const {ticket} = await world.holderTicket(session);
      const card = {...world.holderCard(ticket), ...recordedDates(await readProfile(session), world)};
      const outcome = expect.answer(await checkIdCard(session, card), passedSchema);
      const {method, subject} = outcome;
      expect.that(method === 'legal-rep', 'checkIdCard.method', 'expected', 'legal-rep');
      expect.that(subject === session.subject, 'checkIdCard.subject', 'not-the-sessions');
      const status = await world.status(session);
      const found = status.methods.find(({id}) => id === 'legal-rep');
      expect.that(found?.state === 'certified', 'getStatus.methods', 'not-certified-after', 'legal-rep', 'checkIdCard');
      for (const {via = 'id-card'} of [outcome, found ?? {}])
        expect.that(via === 'id-card', say('one-of', 'checkIdCard', 'getStatus'), 'via-is-not', 'id-card');
      expectPromised(status, outcome, 'checkIdCard');
    },
  },
  'legal-rep-below-the-card': {
    en: 'Who knows a person’s data need not be that person: the level is below the card’s.',
    zh: '知道一个人的信息不等于就是本人：级别低于用卡认证。',
    needs: [...needs, 'holder', 'card', 'reset'],
    check: async (world, session) => {
      await world.reset(session);
      const {level} = await byData(world, session);
      expect.that(level.rank < (await byCard(world, session)).level.rank, 'checkIdCard.level', 'not-below-card');
    },
  },
});
