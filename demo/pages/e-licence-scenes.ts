import type {StateValueFrom} from 'xstate';
import type {CertBackend} from '../../src/adapters/backend.js';
import type {TopState} from '../../src/components/lit/actor-controller.js';
import type {ExternalMethod} from '../../src/domain/external-methods.js';
import type {HandoffStatus} from '../../src/domain/handoff.schemas.js';
import {phoneMustShow} from '../../src/domain/method-status.js';
import type {HandoffMachine} from '../../src/machines/handoff.machine.js';
import {fakeBackend, fakeHandoff, fakeRefused, fakeStatus, never} from '../../src/fakes.js';
import {localeAt} from '../../src/components/locales/locale.js';
import {demoNoticesIn} from '../../simulators/consent.js';
import {licence} from './e-licence.js';
import {ownMethodWalk} from '../../walks/external.walk.js';
import {expires, go, inTurn, press, shows} from './drive.js';
import type {Scene, Scenes} from './scene.js';

const {subject, methods} = fakeStatus();
const walk = ownMethodWalk(licence, 'code');
/** Without a choice, that is already the way. */
const toChoice = go(walk, {through: 'home'});
const toWay = go(walk, {to: 'waiting'});
const toRenewed = inTurn(
  toWay,
  press((t) => t['handoff-code'].renew),
);

/** The fakes' user, who may certify by the method that the host brings, too. */
const status = () =>
  fakeStatus({
    methods: [...methods, {id: licence.id, state: 'not-certified', enabled: true, phoneShows: [...phoneMustShow]}],
  });

const handoff = () =>
  fakeHandoff({
    url: 'https://wallet.example.cn/s/Qm4tYk7R2b',
    expiresAt: new Date(Date.now() + 5 * 60_000).toISOString(),
  });

const scene = (
  title: string,
  by: ExternalMethod['by'],
  answers: Partial<CertBackend>,
  go: NonNullable<Scene['go']>,
): Scene => ({
  title,
  externalMethods: [{...licence, ...(by && {by})}],
  backend: fakeBackend({
    getStatus: () => Promise.resolve(status()),
    createHandoff: () => Promise.resolve(handoff()),
    getHandoff: never,
    ...answers,
  }),
  go,
});

const open = async (): Promise<HandoffStatus> => {
  const {url, expiresAt} = handoff();
  const [place] = licence.places;
  return {open: true, subject, method: licence.id, place: place.id, by: 'code', url, expiresAt};
};

const scanned = async (): Promise<HandoffStatus> => ({...(await open()), scanned: true});

/** A method that the host brings: by a link, by a code, and what only it has. The rest is as on the bank's path. */
export const licenceScenes = {
  choosing: {
    'one-place': scene('只有一个去处，先阅读告知', 'link', {}, (cert) => {
      cert.consent = {[licence.id]: {...demoNoticesIn(localeAt(cert))['legal-rep'], id: 'licence-notice'}};
      return toChoice(cert);
    }),
    'both-ways': scene('扫码或前往', 'both', {}, toChoice),
  },
  waiting: {
    'only-way': scene('只有一个去处', 'link', {}, toWay),
    code: scene('扫描二维码', 'code', {}, toWay),
    'former-code': scene(
      '旧二维码仍然有效',
      'code',
      {cancelHandoff: () => Promise.resolve({subject, state: 'open'})},
      inTurn(toRenewed, shows('.note')),
    ),
  },
  renewing: {'renewing-code': scene('正在作废旧二维码', 'code', {cancelHandoff: never}, toRenewed)},
  scanned: {scanned: scene('手机已扫码', 'code', {getHandoff: scanned}, toChoice)},
  refused: {
    rejected: scene(
      '对方不予通过',
      'code',
      {getHandoff: () => Promise.resolve(fakeRefused('handoff-rejected'))},
      toChoice,
    ),
  },
  expired: {expired: scene('二维码已过期', 'code', {getHandoff: open}, inTurn(toWay, expires('sw-rc-handoff')))},
} satisfies Partial<Record<TopState<StateValueFrom<HandoffMachine>>, Scenes>>;
