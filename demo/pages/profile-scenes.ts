import type {StateValueFrom} from 'xstate';
import type {CertBackend} from '../../src/adapters/backend.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {TopState} from '../../src/components/lit/actor-controller.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import type {ProfileMachine} from '../../src/machines/profile.machine.js';
import {fakeBackend, fakeField, fakeProfile, never, type FakeProfileChanges} from '../../src/fakes.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import type {Way} from '../../walks/walk.js';
import {go, inTurn, opens, refuse, turns} from './drive.js';
import type {Scene, Scenes} from './scene.js';

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

const profileOf = (title: string, record: FakeProfileChanges, go = toProfile): Scene => ({
  title,
  backend: fakeBackend({getProfile: () => Promise.resolve(fakeProfile(record))}),
  go,
});

const notSaved = (title: string, updateEnterprise: CertBackend['updateEnterprise']): Scene => ({
  title,
  backend: fakeBackend({updateEnterprise}),
  go: toSaved('enterprise', newName),
});

const refusedChange = (refusal: Refusal) => () => Promise.resolve({passed: false, refusal} as const);

/** The record has changed when something is saved. */
const movedRecord = (title: string, whenReadAgain: CertBackend['getProfile']): Scene => {
  const {ask, turn} = turns(() => Promise.resolve(fakeProfile()), whenReadAgain);
  return {
    title,
    backend: fakeBackend({getProfile: ask, updateEnterprise: turn(refuse('conflict', {status: 412}))}),
    go: toSaved('enterprise', newName),
  };
};

const missing = {issue: {state: 'missing'}} as const;

/** The profile. */
export const profileScenes = {
  beginning: {},
  loading: {loading: {title: '正在读取', backend: fakeBackend({getProfile: never}), go: toProfile}},
  notLoaded: {
    'not-loaded': {
      title: '读取失败',
      backend: fakeBackend({getProfile: refuse('backend', {status: 503})}),
      go: toProfile,
    },
  },
  viewing: {
    complete: profileOf('信息完整', {}),
    incomplete: profileOf('信息有缺失和疑问', {
      complete: false,
      enterprise: {
        orgCode: fakeField('', missing),
        enterpriseName: fakeField('上海浦东样列贸易有限公司', {
          issue: {state: 'suspect', reason: '与登记机关的名称不一致'},
        }),
      },
      account: {idNumber: fakeField('', missing), validFrom: fakeField(''), validTo: fakeField('')},
    }),
    suspect: profileOf('测试代码', {
      enterprise: {uscc: fakeField('DYCK12345671234567'), orgCode: fakeField('567123456')},
      ifChanged: '修改企业信息后，已有的实名认证失效，需要重新认证。',
    }),
    'not-editable': profileOf('企业信息不能修改', {editable: {enterprise: false, account: true}}),
  },
  editing: {
    enterprise: {title: '企业信息修改', go: toForm('enterprise')},
    account: {title: '账号信息修改', screen: 'P3', go: toForm('account')},
    missing: profileOf(
      '有必填内容未填写',
      {
        complete: false,
        enterprise: {orgCode: fakeField('', missing), legalRepName: fakeField('', missing)},
        account: {idNumber: fakeField('', missing)},
      },
      toForm('enterprise'),
    ),
    'back-filled': {title: '反填组织机构代码', go: toEdited('enterprise', newCode)},
    'too-many': {title: '修改超过两项', go: toSubmitted('enterprise', {...newCode, ...newName})},
    warned: {title: '需要再核对', go: toSubmitted('enterprise', {uscc: 'DYCK12345671234567'})},
    errors: {title: '填写有误', screen: 'P3', go: toSubmitted('account', {holderName: '', validFrom: '20200231'})},
    retyped: {title: '重新填写证件号码', screen: 'P3', go: toSubmitted('account', {idNumber: ''})},
    passport: {
      ...profileOf('护照', {account: {idType: fakeField('passport-prc'), idNumber: fakeField('')}}, toForm('account')),
      screen: 'P3',
    },
    mismatch: notSaved('与登记机关不一致', refusedChange({code: 'enterprise-mismatch', fields: ['enterpriseName']})),
    'id-number-taken': {
      title: '证件号码已被使用',
      screen: 'P3',
      backend: fakeBackend({updateAccount: refusedChange({code: 'id-number-taken', fields: ['idNumber']})}),
      go: toSaved('account', {holderName: '张小三'}),
    },
    'limit-reached': notSaved('次数已用完', refusedChange({code: 'limit-reached'})),
  },
  confirming: {confirming: {title: '核对要保存的内容', go: toSubmitted('enterprise', newCode)}},
  saving: {saving: notSaved('正在保存', never)},
  notSaved: {'not-saved': notSaved('保存失败', refuse('network'))},
  resuming: {resuming: movedRecord('正在核对登记的信息', never)},
  notResumed: {'not-resumed': movedRecord('核对登记的信息失败', refuse('backend', {status: 503}))},
  comparing: {
    comparing: movedRecord('别处已修改', () =>
      Promise.resolve(
        fakeProfile({version: '"2"', enterprise: {enterpriseName: fakeField('上海浦东样例实业有限公司')}}),
      ),
    ),
  },
  abandoning: {
    abandoning: {
      title: '放弃修改',
      go: inTurn(toEdited('enterprise', newName), (cert: RealnameCert) => {
        void cert.home();
      }),
    },
  },
  saved: {saved: {title: '已保存', go: toSaved('enterprise', newName)}},
  closed: {},
  interrupted: {},
  left: {},
} satisfies Record<TopState<StateValueFrom<ProfileMachine>>, Scenes>;
