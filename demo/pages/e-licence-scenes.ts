import type {ExternalMethod} from '../../src/domain/external-methods.js';
import {phoneMustShow} from '../../src/domain/method-status.js';
import type {HandoffMachine} from '../../src/machines/handoff.machine.js';
import {fakeHandoff, never} from '../../src/fakes.js';
import {licence} from './e-licence.js';
import {ownMethodWalk} from '../../walks/external.walk.js';
import {expires, go, hasNotice, inTurn, press, shows} from './drive.js';
import {mayUse, refuses, type Scene, scenesWith, type ScenesOf} from './scene.js';

const walk = ownMethodWalk(licence, 'code');
/** Without a choice, that is already the way. */
const toChoice = go(walk, {through: 'home'});
const toWay = go(walk, {to: 'waiting'});
const toRenewed = inTurn(
  toWay,
  press((t) => t['handoff-code'].renew),
);

const handoff = () =>
  fakeHandoff({
    url: 'https://wallet.example.cn/s/Qm4tYk7R2b',
    expiresAt: new Date(Date.now() + 5 * 60_000).toISOString(),
  });

const open = async () => {
  const {subject, url, expiresAt} = handoff();
  const [place] = licence.places;
  return {open: true, subject, method: licence.id, place: place.id, by: 'code', url, expiresAt} as const;
};

const ofHost = scenesWith({
  ...mayUse(licence.id, {phoneShows: [...phoneMustShow]}),
  createHandoff: async () => handoff(),
  getHandoff: never,
});

const sceneBy =
  (by: NonNullable<ExternalMethod['by']>) =>
  (...parts: Parameters<typeof ofHost>): Scene => ({...ofHost(...parts), externalMethods: [{...licence, by}]});
const [byLink, byCode, byBoth] = [sceneBy('link'), sceneBy('code'), sceneBy('both')];

/** A method that the host brings: by a link, by a code, and what only it has. The rest is as on the bank's path. */
export const licenceScenes = {
  choosing: {
    'one-place': byLink('只有一个去处，先阅读告知', inTurn(hasNotice(licence.id), toChoice)),
    'both-ways': byBoth('扫码或前往', toChoice),
  },
  waiting: {
    'only-way': byLink('只有一个去处', toWay),
    code: byCode('扫描二维码', toWay),
    'former-code': byCode('旧二维码仍然有效', inTurn(toRenewed, shows('.note')), {
      cancelHandoff: async () => ({subject: handoff().subject, state: 'open'}),
    }),
  },
  renewing: {'renewing-code': byCode('正在作废旧二维码', toRenewed, {cancelHandoff: never})},
  scanned: {scanned: byCode('手机已扫码', toChoice, {getHandoff: async () => ({...(await open()), scanned: true})})},
  refused: {rejected: byCode('对方不予通过', toChoice, {getHandoff: refuses('handoff-rejected')})},
  expired: {expired: byCode('二维码已过期', inTurn(toWay, expires('sw-rc-handoff')), {getHandoff: open})},
} satisfies Partial<ScenesOf<HandoffMachine>>;
