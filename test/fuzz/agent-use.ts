import {getEventListeners} from 'node:events';
import {expect} from 'chai';
import fc from 'fast-check';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import type {CardReading, CardSignature} from '../../src/domain/card.js';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from '../domain/random-pin.js';
import {behaviour, type Behaviour} from './exchange.js';
import type {HostileHost} from './hostile-host.js';
import {expectAgentError, expectShowable, expectUnpolluted} from './judge.js';
import {Case, inTime, SocketClass} from './one-case.js';

export interface AgentUse {
  readonly ask: 'readCard' | 'sign' | 'check';
  readonly minVersion: string | undefined;
  /** Whether a second address is there to be tried. */
  readonly twoUrls: boolean;
  readonly cancelAt: number | undefined;
  readonly agent: Behaviour;
}

const agentUseOf = (ask: AgentUse['ask'], calls: number): fc.Arbitrary<AgentUse> =>
  fc.record({
    ask: fc.constant(ask),
    minVersion: fc.oneof({weight: 2, arbitrary: fc.constant(undefined)}, fc.constantFrom('1.5.24', '1.0', '99')),
    twoUrls: fc.boolean(),
    cancelAt: fc.oneof({weight: 12, arbitrary: fc.constant(undefined)}, fc.nat({max: 8})),
    agent: behaviour(calls, 3),
  });

export const agentUse: fc.Arbitrary<AgentUse> = fc.oneof(
  {weight: 6, arbitrary: agentUseOf('readCard', 8)},
  {weight: 4, arbitrary: agentUseOf('sign', 0)},
  {weight: 1, arbitrary: agentUseOf('check', 0)},
);

const expectReading = (reading: CardReading): void => {
  expect(reading).to.have.all.keys('certNo', 'certificate', 'holder', 'enterpriseName', 'validTo', 'address');
  expect(reading.certNo).to.match(/^[0-9a-f]{8,40}$/);
  expect(reading.certificate).to.match(/^[A-Za-z0-9+/]{4,11000}={0,2}$/);
  expect(reading.validTo).to.satisfy(Number.isSafeInteger);
  expectShowable(reading.enterpriseName, 'enterprise');
  expectShowable(reading.holder, 'holder');
  const holder = Array.from(reading.holder);
  // A masked name shows its last character, and its first where there are three.
  expect(holder.slice(holder.length > 2 ? 1 : 0, holder.length > 1 ? -1 : undefined).join('')).to.match(/^\**$/);
};

const expectSignature = (signature: CardSignature): void => {
  expect(signature).to.have.all.keys('signature', 'algorithm', 'certNo');
  expect(signature.certNo).to.match(/^[0-9a-f]{8,40}$/);
  expect(signature.signature).to.match(/^[A-Za-z0-9+/]+={0,2}$/);
  expect(signature.algorithm).to.equal(signature.signature.length === 88 ? 'SM2-SM3' : 'RSA-SHA1');
  expect([88, 172]).to.include(signature.signature.length);
};

/** Runs one use of the agent and judges it; tells how it ended. */
export const runAgentUse = async (host: HostileHost, {ask, minVersion, twoUrls, cancelAt, agent}: AgentUse) => {
  const self = new Case();
  const controller = new AbortController();
  const {signal} = controller;
  const url = host.expect(self, agent, (index) => {
    if (index === cancelAt) controller.abort();
  });
  const pin = randomPin();
  const secret = new Secret(pin);
  let outcome: string;
  try {
    const running = self.run(async () => {
      const client = new EportAgent({urls: twoUrls ? [url, url] : [url], minVersion, WebSocket: SocketClass});
      if (ask === 'sign') return client.sign('SW-REALNAME-CERT/2', secret, {signal, address: url});
      return client[ask]({signal});
    });
    try {
      const value = await inTime(running, `${ask} does not settle`);
      if ('signature' in value) expectSignature(value);
      else if ('certNo' in value) expectReading(value);
      else expect(value.version ?? '1.0').to.match(/^\d{1,4}(?:\.\d{1,6}){1,3}$/);
      outcome = `${ask}: done`;
    } catch (thrown) {
      outcome = `${ask}: ${expectAgentError(thrown, !secret.held)}`;
    }
    expect(self.waiting, 'timers left').to.equal(0);
    expect(getEventListeners(signal, 'abort'), 'listeners left').to.deep.equal([]);
    for (const {readyState, CLOSING} of self.sockets) expect(readyState, 'socket').to.be.at.least(CLOSING);
    await self.closed();
  } finally {
    host.forget(self);
  }
  expect(self.heard.filter((frame) => frame.includes(pin)).length, 'times the PIN was sent').to.be.at.most(
    secret.held ? 0 : 1,
  );
  expectUnpolluted();
  return {places: [outcome], asked: self.heard.length};
};
