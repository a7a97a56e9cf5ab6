import type {CertBackend} from '../../src/adapters/backend.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import type {ProfileMachine} from '../../src/machines/profile.machine.js';
import {fakeField, fakeProfile, never, type FakeProfileChanges} from '../../src/fakes.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import type {Way} from '../../walks/walk.js';
import {go, inTurn, opens} from './drive.js';
import {fails, onRecord, refuses, type Scene, scenesWith, type ScenesOf} from './scene.js';

const scene = scenesWith();

type Values = Readonly<Record<string, string>>;

const toProfile = opens('profile');
const onForm = (part: ProfilePart, way: Way) =>
  inTurn(toProfile, go(part === 'enterprise' ? enterpriseWalk : accountWalk, way));
const toForm = (part: ProfilePart) => onForm(part, {to: 'editing'});
const toEdited = (part: ProfilePart, editing: Values) => onForm(part, {typing: 'editing', typed: {editing}});
const toSubmitted = (part: ProfilePart, editing: Values) => onForm(part, {through: 'editing', typed: {editing}});
const toSaved = (part: ProfilePart, editing: Values) => onForm(part, {through: 'confirming', typed: {editing}});

const newName = {enterpriseName: '上海浦东样例国际贸易有限公司'};
const newCode = {uscc: '91100000PDY00001XY'};
const toNewName = toSaved('enterprise', newName);

const viewing = (title: string, record: FakeProfileChanges): Scene => scene(title, toProfile, onRecord(record));

/** Of the account holder's part. */
const accountScene = (...parts: Parameters<typeof scene>): Scene => ({...scene(...parts), screen: 'P3'});

const notSaved = (title: string, updateEnterprise: CertBackend['updateEnterprise']): Scene =>
  scene(title, toNewName, {updateEnterprise});

/** The record has changed when something is saved. */
const movedRecord = {updateEnterprise: fails('conflict', {status: 412})};

const missing = {issue: {state: 'missing'}} as const;

/** The profile. */
export const profileScenes = {
  beginning: {},
  loading: {loading: scene('正在读取', toProfile, {getProfile: never})},
  notLoaded: {'not-loaded': scene('读取失败', toProfile, {getProfile: fails('backend', {status: 503})})},
  viewing: {
    complete: viewing('信息完整', {}),
    incomplete: viewing('信息有缺失和疑问', {
      complete: false,
      enterprise: {
        orgCode: fakeField('', missing),
        enterpriseName: fakeField('上海浦东样列贸易有限公司', {
          issue: {state: 'suspect', reason: '与登记机关的名称不一致'},
        }),
      },
      account: {idNumber: fakeField('', missing), validFrom: fakeField(''), validTo: fakeField('')},
    }),
    suspect: viewing('测试代码', {
      enterprise: {uscc: fakeField('DYCK12345671234567'), orgCode: fakeField('567123456')},
      ifChanged: '修改企业信息后，已有的实名认证失效，需要重新认证。',
    }),
    'not-editable': viewing('企业信息不能修改', {editable: {enterprise: false, account: true}}),
  },
  editing: {
    enterprise: scene('企业信息修改', toForm('enterprise')),
    account: accountScene('账号信息修改', toForm('account')),
    missing: scene(
      '有必填内容未填写',
      toForm('enterprise'),
      onRecord({
        complete: false,
        enterprise: {orgCode: fakeField('', missing), legalRepName: fakeField('', missing)},
        account: {idNumber: fakeField('', missing)},
      }),
    ),
    'back-filled': scene('反填组织机构代码', toEdited('enterprise', newCode)),
    'too-many': scene('修改超过两项', toSubmitted('enterprise', {...newCode, ...newName})),
    warned: scene('需要再核对', toSubmitted('enterprise', {uscc: 'DYCK12345671234567'})),
    errors: accountScene('填写有误', toSubmitted('account', {holderName: '', validFrom: '20200231'})),
    retyped: accountScene('重新填写证件号码', toSubmitted('account', {idNumber: ''})),
    passport: accountScene(
      '护照',
      toForm('account'),
      onRecord({account: {idType: fakeField('passport-prc'), idNumber: fakeField('')}}),
    ),
    mismatch: notSaved('与登记机关不一致', refuses('enterprise-mismatch', {fields: ['enterpriseName']})),
    'id-number-taken': accountScene('证件号码已被使用', toSaved('account', {holderName: '张小三'}), {
      updateAccount: refuses('id-number-taken', {fields: ['idNumber']}),
    }),
    'limit-reached': notSaved('次数已用完', refuses('limit-reached')),
  },
  confirming: {confirming: scene('核对要保存的内容', toSubmitted('enterprise', newCode))},
  saving: {saving: notSaved('正在保存', never)},
  notSaved: {'not-saved': notSaved('保存失败', fails('network'))},
  resuming: {resuming: scene('正在核对登记的信息', toNewName, movedRecord, {getProfile: never})},
  notResumed: {
    'not-resumed': scene('核对登记的信息失败', toNewName, movedRecord, {getProfile: fails('backend', {status: 503})}),
  },
  comparing: {
    comparing: scene('别处已修改', toNewName, movedRecord, {
      getProfile: async () =>
        fakeProfile({version: '"2"', enterprise: {enterpriseName: fakeField('上海浦东样例实业有限公司')}}),
    }),
  },
  abandoning: {
    abandoning: scene(
      '放弃修改',
      inTurn(toEdited('enterprise', newName), (cert: RealnameCert) => {
        void cert.home();
      }),
    ),
  },
  saved: {saved: scene('已保存', toNewName)},
  closed: {},
  interrupted: {},
  left: {},
} satisfies ScenesOf<ProfileMachine>;
