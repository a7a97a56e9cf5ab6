import type {Adapters} from '../../adapters/adapters.js';
import {pageOrigin} from '../../adapters/page.js';
import {CertError} from '../../domain/errors.js';
import type {BackendClock} from '../../domain/time.js';
import {lazy} from '../../domain/lazy.js';
import {backendFor} from './early-status.js';
import {agentIn, tokensIn, type SettingsElement} from './settings.js';

/** The adapters for an element's settings. */
export const createAdapters = (
  settings: SettingsElement,
  clock: BackendClock,
  locale: () => string,
  earlyStatus: Adapters['earlyStatus'],
): Adapters => ({
  backend: backendFor(settings),
  earlyStatus,
  clock,
  get log() {
    return settings.log;
  },
  // One client for all requests of a journey, because it remembers the address where the agent answered.
  agent: lazy(async () => {
    const agent = agentIn(settings.agent);
    // Not China E-Port's in its place: the host means another one.
    if (!agent && settings.agent) throw new CertError('config', {where: 'agent', expected: 'readCard and sign'});
    return (
      agent ??
      (await import('../../adapters/eport-agent.js')).agentAt(settings.agentUrl, () => settings.agentMinVersion)
    );
  }),
  origin: pageOrigin(),
  get consent() {
    return settings.consent;
  },
  get checks() {
    return {mode: settings.checks, acceptSarPassports: settings.sarPassports};
  },
  // Read when needed, because a framework may set a new function at each render.
  get encryptField() {
    return settings.encryptField;
  },
  get humanCheck() {
    return settings.humanCheck;
  },
  get places() {
    return tokensIn(settings.places);
  },
  get locale() {
    return locale();
  },
  get onAnswer() {
    return settings.onAnswer;
  },
  get returnUrl() {
    return settings.returnUrl;
  },
});
