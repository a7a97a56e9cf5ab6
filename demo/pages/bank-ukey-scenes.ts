import type {PlaceStatus} from '../../src/domain/places.js';
import type {HandoffMachine} from '../../src/machines/handoff.machine.js';
import {fakeHandoff, fakeOutcome, fakePending, never} from '../../src/fakes.js';
import {bankUkeyWalk, givenUpWalk} from '../../walks/external.walk.js';
import {expires, go, hasNotice, inTurn, recalls, recallsDamage, sets, shows} from './drive.js';
import {fails, mayUse, refuses, scenesWith, type ScenesOf} from './scene.js';

const atBanks = (...places: PlaceStatus[]) => mayUse('bank-ukey', {places});

const scene = scenesWith({...mayUse('bank-ukey'), getHandoff: never});

const toChoice = go(bankUkeyWalk, {through: 'home'});
const toChosen = go(bankUkeyWalk, {through: 'choosing'});
const toWay = go(bankUkeyWalk, {to: 'waiting'});
const toCancelled = go(givenUpWalk, {through: 'waiting'});
const toResumed = recalls('bank-ukey', 'handoff-1');

const open = {
  getHandoff: async () => {
    const {subject, url, expiresAt} = fakeHandoff();
    return {open: true, subject, method: 'bank-ukey', place: 'ccb', by: 'link', url, expiresAt} as const;
  },
};
const passed = {getHandoff: async () => fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'})};
const pending = {getHandoff: async () => fakePending(60)};

/** The path's result, after the bank. */
export const bankUkeyResult = scene('通过建设银行认证', toChosen, passed);

/** The bank's path: to the bank and back. */
export const bankUkeyScenes = {
  beginning: {},
  opening: {},
  offering: {},
  recalling: {recalling: scene('重新打开页面', toResumed)},
  choosing: {
    banks: scene('选择银行', toChoice),
    'bank-off': scene(
      '银行停用',
      toChoice,
      atBanks(
        {id: 'ccb', enabled: true},
        {id: 'abc', enabled: true},
        {id: 'cmbc', enabled: false, reason: '系统维护至 18:00'},
      ),
    ),
    'no-bank': scene('无可用的银行', toChoice, atBanks()),
    consent: scene(
      '需要同意',
      inTurn(hasNotice('bank-ukey'), go(bankUkeyWalk, {through: 'choosing', unticked: 'choosing'})),
    ),
    'place-unavailable': scene('银行暂停服务', toChosen, {createHandoff: refuses('place-unavailable')}),
    'record-damaged': scene('记录损坏', recallsDamage('bank-ukey')),
    // An earlier page's handoff has passed, and is checked again.
    'dropped-since': scene('通过以后又失效', toResumed, passed),
    'not-cancelled': scene('没能取消', toCancelled, {cancelHandoff: fails('network')}),
    'handoff-unknown': scene('后台查不到本次认证', toChosen, {getHandoff: fails('handoff-unknown')}),
  },
  creating: {creating: scene('正在准备前往银行', toChosen, {createHandoff: never})},
  notCreated: {'not-created': scene('没有网络', toChosen, {createHandoff: fails('network')})},
  waiting: {
    'only-bank': scene('只有一家银行可用', toChoice, atBanks({id: 'ccb', enabled: true}, {id: 'cmbc', enabled: false})),
    ready: scene('前往银行', toWay),
    'same-tab': scene('在本窗口前往银行', inTurn(sets({handoff: 'same-tab'}), toWay)),
    away: scene('等待银行的结果', go(bankUkeyWalk, {through: 'waiting'})),
    'still-asking': scene('暂时查询不到', inTurn(toChosen, shows('p.warning')), {getHandoff: fails('network')}),
    pending: scene('银行处理中', toWay, pending),
    'ends-soon': scene('地址即将过期', toWay, {
      createHandoff: async () => fakeHandoff({expiresAt: new Date().toISOString()}),
    }),
    resumed: scene('回到等待的页面', toResumed, open),
    'resumed-pending': scene('回来时银行处理中', toResumed, pending),
  },
  scanned: {},
  notRead: {'bank-not-read': scene('查不到之前的认证', toResumed, {getHandoff: fails('network')})},
  cancelling: {cancelling: scene('正在取消', toCancelled, {cancelHandoff: never})},
  // By a code: in the scenes of a method that the host brings.
  renewing: {},
  refused: {
    'handoff-cancelled': scene('在银行取消', toChosen, {getHandoff: refuses('handoff-cancelled')}),
    'handoff-rejected': scene('银行不予通过', toChosen, {getHandoff: refuses('handoff-rejected')}),
    'unknown-words': scene('未知的答复', toChosen, {
      getHandoff: refuses('x-not-known', {message: '网银盾即将到期，请到网点更换。'}),
    }),
  },
  expired: {
    expired: scene('地址已过期', inTurn(toWay, expires('sw-rc-handoff')), open),
    'handoff-expired': scene('后台说已过期', toChosen, {getHandoff: fails('handoff-expired')}),
  },
  rechecking: {rechecking: scene('正在核对结果', toResumed, passed, {getStatus: never})},
  notRechecked: {'not-rechecked': scene('核对结果失败', toResumed, passed, {getStatus: fails('network')})},
  decided: {},
  interrupted: {},
  left: {},
} satisfies ScenesOf<HandoffMachine>;
