import type {StateValueFrom} from 'xstate';
import type {CertBackend} from '../../src/adapters/backend.js';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {TopState} from '../../src/components/lit/actor-controller.js';
import type {HandoffStatus} from '../../src/domain/handoff.schemas.js';
import type {PlaceStatus} from '../../src/domain/places.js';
import type {CertErrorCode} from '../../src/domain/errors.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {HandoffMachine} from '../../src/machines/handoff.machine.js';
import {fakeBackend, fakeHandoff, fakeOutcome, fakePending, fakeRefused, fakeStatus, never} from '../../src/fakes.js';
import {localeAt} from '../../src/components/locales/locale.js';
import {demoNoticesIn} from '../../simulators/consent.js';
import {bankUkeyWalk, givenUpWalk} from '../../walks/external.walk.js';
import {expires, go, inTurn, opens, recalls, refuse, shows, turns} from './drive.js';
import type {Scene, Scenes} from './scene.js';

const {subject, methods} = fakeStatus();

/** The fakes' user, with the bank method added. */
const statusWith = (banks: readonly PlaceStatus[] | undefined) =>
  fakeStatus({
    methods: [...methods, {id: 'bank-ukey', state: 'not-certified', enabled: true, ...(banks && {places: [...banks]})}],
  });

const toChoice = go(bankUkeyWalk, {through: 'home'});
const toChosen = go(bankUkeyWalk, {through: 'choosing'});
const toWay = go(bankUkeyWalk, {to: 'waiting'});
const toAway = go(bankUkeyWalk, {through: 'waiting'});
const toCancelled = go(givenUpWalk, {through: 'waiting'});
const toResumed = recalls('bank-ukey', 'handoff-1');

const scene = (
  title: string,
  answers: Partial<CertBackend>,
  go: NonNullable<Scene['go']>,
  banks?: readonly PlaceStatus[],
): Scene => ({
  title,
  backend: fakeBackend({getStatus: () => Promise.resolve(statusWith(banks)), getHandoff: never, ...answers}),
  go,
});

const ofBanks = (title: string, banks: readonly PlaceStatus[]): Scene => scene(title, {}, toChoice, banks);

const open = async (): Promise<HandoffStatus> => {
  const {url, expiresAt} = fakeHandoff();
  return {open: true, subject, method: 'bank-ukey', place: 'ccb', by: 'link', url, expiresAt};
};

const passes = () => Promise.resolve(fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'}));

const refused = (code: string, title: string, more: Partial<Refusal> = {}): Scene =>
  scene(title, {getHandoff: () => Promise.resolve(fakeRefused(code, more))}, toChosen);

const lost = (code: CertErrorCode, title: string): Scene => scene(title, {getHandoff: refuse(code)}, toChosen);

const damaged = (): void => {
  sessionStorage.setItem(pollingKeyOf(subject, 'bank-ukey'), '{');
};

/** An earlier page's handoff has passed and is checked again. */
const passedBefore = (title: string, whenAskedAgain: CertBackend['getStatus']): Scene => {
  const {ask, turn} = turns(() => Promise.resolve(statusWith(undefined)), whenAskedAgain);
  return scene(title, {getStatus: ask, getHandoff: turn(passes)}, toResumed);
};

/** The path's result, after the bank. */
export const bankUkeyResult = scene('通过建设银行认证', {getHandoff: passes}, toChosen);

/** The bank's path: to the bank and back. */
export const bankUkeyScenes = {
  beginning: {},
  opening: {},
  offering: {},
  recalling: {recalling: scene('重新打开页面', {}, toResumed)},
  choosing: {
    banks: scene('选择银行', {}, toChoice),
    'bank-off': ofBanks('银行停用', [
      {id: 'ccb', enabled: true},
      {id: 'abc', enabled: true},
      {id: 'cmbc', enabled: false, reason: '系统维护至 18:00'},
    ]),
    'no-bank': ofBanks('无可用的银行', []),
    consent: scene(
      '需要同意',
      {},
      inTurn(
        (cert: RealnameCert) => {
          cert.consent = {
            ...demoNoticesIn(localeAt(cert)),
            'bank-ukey': {...demoNoticesIn(localeAt(cert))['legal-rep'], id: 'bank-ukey-notice'},
          };
        },
        go(bankUkeyWalk, {through: 'choosing', unticked: 'choosing'}),
      ),
    ),
    'place-unavailable': scene(
      '银行暂停服务',
      {createHandoff: () => Promise.resolve(fakeRefused('place-unavailable'))},
      toChosen,
    ),
    'record-damaged': scene('记录损坏', {}, opens('bank-ukey', damaged)),
    'dropped-since': passedBefore('通过以后又失效', () => Promise.resolve(statusWith(undefined))),
    'not-cancelled': scene('没能取消', {cancelHandoff: refuse('network')}, toCancelled),
    'handoff-unknown': lost('handoff-unknown', '后台查不到本次认证'),
  },
  creating: {creating: scene('正在准备前往银行', {createHandoff: never}, toChosen)},
  notCreated: {'not-created': scene('没有网络', {createHandoff: refuse('network')}, toChosen)},
  waiting: {
    'only-bank': ofBanks('只有一家银行可用', [
      {id: 'ccb', enabled: true},
      {id: 'cmbc', enabled: false},
    ]),
    ready: scene('前往银行', {}, toWay),
    'same-tab': scene(
      '在本窗口前往银行',
      {},
      inTurn((cert: RealnameCert) => (cert.handoff = 'same-tab'), toWay),
    ),
    away: scene('等待银行的结果', {}, toAway),
    'still-asking': scene('暂时查询不到', {getHandoff: refuse('network')}, inTurn(toChosen, shows('p.warning'))),
    pending: scene('银行处理中', {getHandoff: () => Promise.resolve(fakePending(60))}, toWay),
    'ends-soon': scene(
      '地址即将过期',
      {createHandoff: () => Promise.resolve(fakeHandoff({expiresAt: new Date(Date.now()).toISOString()}))},
      toWay,
    ),
    resumed: scene('回到等待的页面', {getHandoff: open}, toResumed),
    'resumed-pending': scene('回来时银行处理中', {getHandoff: () => Promise.resolve(fakePending(60))}, toResumed),
  },
  scanned: {},
  notRead: {'bank-not-read': scene('查不到之前的认证', {getHandoff: refuse('network')}, toResumed)},
  cancelling: {cancelling: scene('正在取消', {cancelHandoff: never}, toCancelled)},
  // By a code: in the scenes of a method that the host brings.
  renewing: {},
  refused: {
    'handoff-cancelled': refused('handoff-cancelled', '在银行取消'),
    'handoff-rejected': refused('handoff-rejected', '银行不予通过'),
    'unknown-words': refused('x-not-known', '未知的答复', {message: '网银盾即将到期，请到网点更换。'}),
  },
  expired: {
    expired: scene('地址已过期', {getHandoff: open}, inTurn(toWay, expires('sw-rc-handoff'))),
    'handoff-expired': lost('handoff-expired', '后台说已过期'),
  },
  rechecking: {rechecking: passedBefore('正在核对结果', never)},
  notRechecked: {'not-rechecked': passedBefore('核对结果失败', refuse('network'))},
  decided: {},
  interrupted: {},
  left: {},
} satisfies Record<TopState<StateValueFrom<HandoffMachine>>, Scenes>;
