import {type FieldName, isFieldName, kindOf} from '../../../src/domain/fields.js';
import {
  type Profile,
  type ProfileField,
  profileField,
  profileSchema,
  type Saved,
  savedSchema,
} from '../../../src/domain/profile.schemas.js';
import {type Answer, broken, codeOf, expect, refusalOf, Undecided, versionIn} from '../answers.js';
import {isNumberInClear, isReadable, showsMoreOf, valuesIn} from '../masks.js';
import {rulesIn} from '../rule.js';
import {finding, say} from '../say.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {sampleRequests} from './sample-requests.js';

/* The record: what is told of it, and how it is changed. */

export const readProfile = async (session: Session): Promise<Profile> => {
  const answer = await session.send('getProfile');
  const version = versionIn(answer) ?? '';
  return expect.answer({...answer, body: {...Object(answer.body), version}}, profileSchema);
};

interface Change {
  readonly changes: {readonly validTo: string};
  readonly ifMatch: string;
}

/** For rules that save: a record may be kept, and changed, elsewhere. */
export const expectEditable = ({editable}: Profile, part: keyof Profile['editable']): void => {
  if (!editable[part]) throw new Undecided(finding('getProfile.editable', 'not-editable', part));
};

/** A backend that asks the population register first does not get to what a rule is about. */
const expectRegistered = (answer: Answer): void => {
  if (refusalOf(answer)?.code === 'person-mismatch')
    throw new Undecided(finding(answer.operation, 'unknown-to-registers'));
};

export const expectSaved = (answer: Answer): Saved => {
  expectRegistered(answer);
  return expect.answer(answer, savedSchema);
};

const yearsAfter = (date: string, years: number): string =>
  `${String(Number(date.slice(0, 4)) + years)}${date.slice(4)}`;

/** Another last day, by which the card is valid for five, ten or twenty years, too; if there is none, a year later. */
const otherEnd = (from: string, to: string): string => {
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const ends = [20, 10, 5].map((years) => yearsAfter(from, years));
  return ends.find((each) => each !== to && each > today) ?? yearsAfter(to, to > '2090' ? -1 : 1);
};

/** A harmless change: the last day of the account holder's ID card. It is put back afterwards, whatever happens. */
export const changeOfDate = async (
  world: World,
  session: Session,
  use: (change: Change) => Promise<void>,
): Promise<void> => {
  const {ifMatch} = world;
  const profile = await readProfile(session);
  expectEditable(profile, 'account');
  const {display: from} = profile.account.validFrom;
  const {display: former} = profile.account.validTo;
  if (!/^[12]\d{7}$/.test(former)) throw new Undecided(finding('getProfile', 'no-last-day', 'users.main'));
  const isLeapDay = former.endsWith('0229');
  const validTo = isLeapDay ? `${former.slice(0, 4)}0228` : otherEnd(from, former);
  try {
    await use({changes: {validTo}, ifMatch: await ifMatch(session)});
  } finally {
    const back = await world.save(session, {validTo: former});
    // Such as where today's changes are used up.
    if (back.status !== 200 || refusalOf(back)) await world.reset(session);
  }
};

/** They may look like a person’s number. */
const codes = /^(?:uscc|orgCode)$/;

const isSaved = (answer: Answer): boolean => answer.status === 200 && !refusalOf(answer);

/** The ETags of the plan's accounts, by subject. One account may have two parts in the plan. */
const etagsOf = async (world: World): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  for (const session of await world.everybody()) {
    const {profile} = await world.status(session);
    const version = profile === undefined ? '' : await world.ifMatch(session);
    if (version !== '') found.set(session.subject, version);
  }
  return found;
};

/** No request that refers to a version of the record has an effect by this one. */
const expectConflicts = async (world: World, ifMatch: string): Promise<void> => {
  for (const {id, operation, ask} of await sampleRequests(world)) {
    if (operation.version !== 'If-Match') continue;
    const answer = await ask({ifMatch});
    expect.problem(answer, [412]);
    expect.that(codeOf(answer) !== 'subject-changed', id, 'expected-got', say('a-conflict'), 'subject-changed');
  }
};

const fieldsOf = ({account, enterprise}: Profile) => ({...account, ...enterprise});

/** The fields that came, also those of a later version or of the backend's own, if the domain knows the name. */
const knownFieldsIn = (body: unknown): readonly (readonly [FieldName, ProfileField])[] => {
  const {account, enterprise} = Object(body) as Readonly<Record<string, unknown>>;
  return [account, enterprise].flatMap((part) =>
    Object.entries(Object(part) as object).flatMap(([name, value]) => {
      const {success, data} = profileField().safeParse(value);
      return success && isFieldName(name) ? [[name, data] as const] : [];
    }),
  );
};

/** Of each part a field that is sent as it is on record, and one that is sent as null. */
const withNulls = [
  {part: 'account', operation: 'updateAccount', same: 'validTo', absent: 'validFrom'},
  {part: 'enterprise', operation: 'updateEnterprise', same: 'uscc', absent: 'orgCode'},
] as const;

/** An ID number whose last character is not the one that the others give. */
const wrongNumber = {idType: 'resident-id', idNumber: '110100200606150029', validFrom: '20230301', validTo: '20330301'};

export const record = rulesIn('record', ['changes'], {
  'profile-masked': {
    en: 'Numbers of persons on record are told masked only: at most seven digits of an ID number, three and four of a mobile, six and four of a bank card.',
    zh: '登记的个人号码只以掩码返回：证件号码最多七位，手机号的前三位和后四位，银行卡号的前六位和后四位。',
    needs: [],
    check: async (_, session) => {
      await readProfile(session);
      const {body} = await session.send('getProfile');
      for (const [name, {onRecord, masked, display}] of knownFieldsIn(body)) {
        const kind = kindOf(name);
        const showsMore = showsMoreOf[kind];
        if (!showsMore) continue;
        if (onRecord && (!masked || (kind !== 'mobile' && isReadable(display))))
          broken(finding('getProfile', 'unmasked', name));
        // Characters 7 to 14 of a resident's ID number.
        if (kind === 'id-number' && display.length === 18 && /\d/.test(display.slice(6, 14)))
          broken(finding('getProfile', 'shows-birth-date', name));
        if (onRecord && showsMore(display)) broken(finding('getProfile', 'shows-more', name));
      }
      if (valuesIn(body, codes).some((each) => isNumberInClear(String(each))))
        broken(finding('getProfile', 'number-in-clear'));
    },
  },
  'etag-stays': {
    en: 'The ETag stays the same while the record does.',
    zh: '登记信息不变，ETag 也不变。',
    needs: [],
    check: async ({ifMatch}, session) => {
      const version = await ifMatch(session);
      expect.that(version !== '', 'getProfile', 'expected-got', say('an-etag'), say('none'));
      expect.that(version === (await ifMatch(session)), 'getProfile', 'changed-by-itself');
    },
  },
  'etag-of-a-subject': {
    en: 'An ETag is bound to the subject: another user’s never fits, and no two accounts have the same one.',
    zh: 'ETag 与 `subject` 绑定：别的用户的 ETag 不得相符，任何两个账号的 ETag 都不相同。',
    needs: ['changes', 'stranger'],
    check: async (world) => {
      const etags = await etagsOf(world);
      expect.that(new Set(etags.values()).size === etags.size, 'getProfile', 'one-etag-for-two');
      const others = await world.ifMatch(await world.stranger());
      await expectConflicts(world, others);
    },
  },
  'save-needs-if-match': {
    en: 'A change without `If-Match` is 428 `precondition-required`, and so is the legal representative’s first step, which refers to the record.',
    zh: '修改时，以及法人身份认证第一步引用登记信息时，缺少 `If-Match` 的，返回 428 `precondition-required`。',
    check: async (world) => {
      for (const {operation, ask} of await sampleRequests(world))
        if (operation.version === 'If-Match')
          expect.problem(await ask({headers: {'if-match': null}}), [428], 'precondition-required');
    },
  },
  'save-of-a-stale-record': {
    en: 'A change of a record that has changed is 412, told apart from `subject-changed`.',
    zh: '登记信息已改变时，修改返回 412，与 `subject-changed` 相区别。',
    check: (world) => expectConflicts(world, '"stale"'),
  },
  'save-is-kept': {
    en: 'A saved change is on record, at the next sign-in at the latest if `effective` says so, and the ETag is another one.',
    zh: '保存的修改已经登记（`effective` 为 `next-sign-in` 的，最迟在下次登录时），ETag 随之改变。',
    check: async (world, session) => {
      await changeOfDate(world, session, async ({changes, ifMatch}) => {
        const {effective} = expectSaved(await session.send('updateAccount', {body: changes, ifMatch}));
        const {account, version} = await readProfile(session);
        expect.that(version !== ifMatch, 'getProfile', 'etag-kept');
        if (account.validTo.display === changes.validTo) return;
        expect.that(effective === 'next-sign-in', 'getProfile', 'not-saved');
        const {account: later} = await readProfile(await world.again(session));
        expect.that(later.validTo.display === changes.validTo, 'getProfile', 'not-saved-later');
      });
    },
  },
  'null-deletes-nothing': {
    en: 'A field that is `null` in a change of the record stays as it is.',
    zh: '修改登记信息时，值为 `null` 的字段保持不变。',
    check: async (world, session) => {
      for (const {part, operation, same, absent} of withNulls) {
        const profile = await readProfile(session);
        const former = fieldsOf(profile);
        if (!profile.editable[part] || !former[same].onRecord) continue;
        const body = {[same]: former[same].display, [absent]: null};
        expect.noFault(await world.save(session, body, operation), 'null-unchanged');
        const {[absent]: present} = fieldsOf(await readProfile(session));
        if (present.display === former[absent].display) continue;
        await world.save(session, {[absent]: former[absent].display}, operation);
        broken(finding(operation, 'null-deletes'));
      }
    },
  },
  'save-of-named-fields-only': {
    en: 'A field that must not be changed here stays as it is, even if the request names it.',
    zh: '不得在这里修改的字段保持不变，即使请求中有该字段。',
    check: async (world, session) => {
      const before = await readProfile(session);
      await world.save(session, {mobile: '13900009999', subject: 'another', level: 'high'});
      const after = await readProfile(session);
      expect.that(
        after.account.mobile.display === before.account.mobile.display && after.subject === before.subject,
        'updateAccount',
        'changed-uneditable',
      );
    },
  },
  'save-of-a-masked-value': {
    en: 'A masked value that is sent back is not saved.',
    zh: '送回的掩码不予保存。',
    check: async (world, session) => {
      const {account} = await readProfile(session);
      expect.no(await world.save(session, {idNumber: account.idNumber.display}));
    },
  },
  'save-of-an-unknown-type': {
    en: 'An ID type that there is not is not saved, nor an ID number whose check character is wrong.',
    zh: '不存在的证件类型、校验不通过的证件号码不予保存。',
    check: async (world, session) => {
      expect.no(await world.save(session, {idType: 'no-such-type'}));
      const answer = await world.save(session, wrongNumber);
      // The former number is told masked only, and cannot be put back.
      if (isSaved(answer)) await world.hooks.reset?.(session.user);
      expect.no(answer);
    },
  },
  'too-many-changes': {
    en: 'At most two of name, credit code and organisation code change at a time: else `too-many-changes`.',
    zh: '名称、统一社会信用代码和组织机构代码一次最多修改两项，否则返回 `too-many-changes`。',
    needs: ['changes', 'other-enterprise'],
    check: async (world, session) => {
      expectEditable(await readProfile(session), 'enterprise');
      const {enterpriseName, uscc, orgCode} = {...world.plan.otherEnterprise};
      const answer = await world.save(session, {enterpriseName, uscc, orgCode}, 'updateEnterprise');
      expect.refused(answer, 'too-many-changes');
    },
  },
  'enterprise-as-registered': {
    en: 'A name that the registry does not have for the enterprise is refused with `enterprise-mismatch`; another enterprise’s code by itself is not saved either.',
    zh: '与登记机关不一致的企业名称，以 `enterprise-mismatch` 拒绝；只修改代码、改为其他企业的代码的，也不予保存。',
    check: async (world, session) => {
      const profile = await readProfile(session);
      expectEditable(profile, 'enterprise');
      const answer = await world.save(session, {enterpriseName: '没有登记的样例有限公司'}, 'updateEnterprise');
      const {fields = []} = expect.refused(answer, 'enterprise-mismatch');
      expect.that(!fields.some((field) => field.startsWith('legalRepId')), 'updateEnterprise', 'names-hidden-fields');
      const {uscc, orgCode} = world.plan.otherEnterprise ?? {uscc: '92440100PDY000036G', orgCode: 'PDY000036'};
      for (const [name, code] of Object.entries({uscc, orgCode}) as ['uscc' | 'orgCode', string][]) {
        const other = await world.save(session, {[name]: code}, 'updateEnterprise');
        if (isSaved(other)) await world.save(session, {[name]: profile.enterprise[name].display}, 'updateEnterprise');
        expect.no(other);
      }
    },
  },
  'id-number-taken': {
    en: 'An ID number of another account of the enterprise is refused with `id-number-taken`.',
    zh: '本企业另一个账号的证件号码，以 `id-number-taken` 拒绝。',
    needs: ['changes', 'taken-id-number'],
    check: async (world, session) => {
      expectEditable(await readProfile(session), 'account');
      const answer = await world.save(session, {idType: 'resident-id', idNumber: world.plan.takenIdNumber});
      expectRegistered(answer);
      expect.refused(answer, 'id-number-taken');
    },
  },
  'id-card-expired': {
    en: 'A last day that is past is refused with `id-card-expired`, and nothing of the change is saved.',
    zh: '截止日期已过，以 `id-card-expired` 拒绝，所作的修改都不保存。',
    check: async (world, session) => {
      const before = await readProfile(session);
      expectEditable(before, 'account');
      const {otherHolderName: holderName} = world.plan;
      const changes = {holderName, validFrom: '20100310', validTo: '20200310'};
      expect.refused(await world.save(session, changes), 'id-card-expired', 'person-mismatch');
      const {account} = await readProfile(session);
      expect.that(account.holderName.display === before.account.holderName.display, 'updateAccount', 'saved-a-part');
    },
  },
  'id-card-of-long-term': {
    en: 'A long-term ID card, `00000000`, is not refused as one that has expired.',
    zh: '长期有效的身份证（`00000000`）不以已过期拒绝。',
    check: async (world, session) => {
      await changeOfDate(world, session, async ({ifMatch}) => {
        const answer = await session.send('updateAccount', {body: {validTo: '00000000'}, ifMatch});
        expect.that(
          refusalOf(answer)?.code !== 'id-card-expired' && answer.status < 500,
          'updateAccount',
          'long-term-refused',
        );
      });
    },
  },
  'not-editable-not-saved': {
    en: 'What the profile says cannot be edited here is not saved, such as the enterprise of a personal account.',
    zh: '登记信息写明不能在这里修改的内容，不予保存，例如个人账号的企业。',
    needs: ['changes', 'assistance'],
    check: async (world) => {
      const session = await world.applicant();
      await world.reset(session);
      const {editable, enterprise} = await readProfile(session);
      if (editable.enterprise) throw new Undecided(finding('getProfile', 'edits-enterprise', 'users.applicant'));
      const {name: enterpriseName = '样例有限公司', uscc} =
        (await world.status(await world.administrator())).enterprise ?? {};
      expect.no(await world.save(session, {enterpriseName, uscc}, 'updateEnterprise'));
      const {enterprise: after} = await readProfile(session);
      expect.that(after.uscc.display === enterprise.uscc.display, 'updateEnterprise', 'saved-uneditable');
    },
  },
});
