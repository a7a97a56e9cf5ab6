import {type CardReading, type CardSignature, parseAgentTime} from '../domain/card.js';
import {CertError, toCertError, type CertErrorCode, quoted} from '../domain/errors.js';
import {maskPersonName} from '../domain/identifiers/masking.js';
import type {SignatureAlgorithm} from '../domain/ic-card.schemas.js';
import type {Secret} from '../domain/secret.js';
import type {CardAgent, ReadOptions, SignOptions} from './card-agent.js';
import {agentError, textAt, type AgentAnswer} from './eport-agent.wire.js';
import {EportConnection, openSocket} from './eport-connection.js';
import {noNetworkRules, pageNetwork, type LocalNetwork} from './local-network.js';

/** The loopback address is first: https pages may use it too, and a PIN never goes to an address from DNS. */
const officialUrls = ['ws://127.0.0.1:61232', 'wss://wss.singlewindow.cn:61231'] as const;

const anyText = /^[^]{0,500}$/;
const certNoPattern = /^[0-9a-fA-F]{8,40}$/;
const base64Pattern = /^[A-Za-z0-9+/]{4,8192}={0,2}$/;

/** The length of a signature tells the card's kind: r‖s of SM2, or RSA 1024. */
const algorithmOf = (signature: string): SignatureAlgorithm | undefined =>
  ({88: 'SM2-SM3', 172: 'RSA-SHA1'} as const)[signature.length];

export interface EportAgentOptions {
  /** Addresses to try in turn. Default: the agent's loopback address, then its official name. */
  readonly urls?: readonly string[];
  /** The oldest accepted version, such as `1.5.24`, or a function that returns it when it is needed. Default: any. */
  readonly minVersion?: string | (() => string | undefined) | undefined;
  /** A WebSocket class, for runtimes that have none. */
  readonly WebSocket?: typeof WebSocket;
  /** The rules for access from a page to its PC. Default: the browser's rules for this page, if there is a page. */
  readonly network?: LocalNetwork;
}

const prefix = 'cus-sec_';
const clear = `${prefix}SpcClearEnv`;
/** All pages of this origin together run one agent session at a time, because they share the reader. */
const lockName = 'sw-realname-cert.card-agent';

/**
 * The China E-Port client (客户端控件). It sends nothing before `check`, `readCard` or `sign`, and runs one of them at a
 * time.
 */
export class EportAgent implements CardAgent {
  private readonly urls: readonly string[];
  private readonly minVersion: () => string | undefined;
  private readonly WebSocket: typeof WebSocket | undefined;
  private readonly network: LocalNetwork;
  private uses: Promise<unknown> = Promise.resolve();

  constructor(options: EportAgentOptions = {}) {
    // Nothing is inherited: a page's `Object.prototype.urls` would be an address for the PIN.
    const own = Object.assign(Object.create(null) as EportAgentOptions, options);
    const {urls = officialUrls, minVersion, WebSocket: WebSocketClass = globalThis.WebSocket} = own;
    this.urls = urls;
    this.minVersion = typeof minVersion === 'function' ? minVersion : () => minVersion;
    this.WebSocket = WebSocketClass;
    this.network = own.network ?? ('document' in globalThis ? pageNetwork : noNetworkRules);
  }

  async willPrompt(): Promise<boolean> {
    return (await this.network.permission())?.state === 'prompt';
  }

  check(options: ReadOptions): Promise<{version: string | undefined}> {
    return this.use(this.urls, options, async (connection) => ({version: await this.versionOf(connection)}));
  }

  readCard(options: ReadOptions): Promise<CardReading> {
    return this.use(this.urls, options, async (connection, url) => {
      if (this.minVersion()) await this.versionOf(connection);
      const reader = await connection.call('ra_Is903Reader');
      if (reader.ok && (reader.data[0] === '1' || reader.data[0] === 1)) throw new CertError('reader-unsupported');

      const get = async (method: string): Promise<AgentAnswer> => {
        const answer = await connection.call(prefix + method);
        if (!answer.ok) throw agentError(answer, false);
        return answer;
      };
      try {
        await get('SpcInitEnvEx');
        const certNo = textAt(await get('SpcGetCertNo'), 0, certNoPattern).toLowerCase();
        const certificate = textAt(await get('SpcGetSignCertAsPEM'), 0, base64Pattern);
        const holder = textAt(await get('SpcGetUName'), 0, anyText);
        const enterprise = textAt(await get('SpcGetEntName'), 0, anyText);
        const {data, method} = await get('SpcGetValidTimeFromCert');
        const end = (data[0] as {szEndTime?: unknown} | null | undefined)?.szEndTime;
        const validTo = typeof end === 'string' ? parseAgentTime(end) : undefined;
        if (validTo === undefined) throw new CertError('agent-protocol', {where: method});
        await connection.call(clear);
        return {
          certNo,
          certificate,
          holder: maskPersonName(quoted(holder)),
          enterpriseName: quoted(enterprise),
          validTo,
          address: url,
        };
      } catch (error) {
        connection.close(clear); // Always free the reader, because other software shares it.
        throw error;
      }
    });
  }

  async sign(text: string, pin: Secret, {address, ...options}: SignOptions): Promise<CardSignature> {
    // This agent may not be the one that has read the card.
    const urls = this.urls.filter((url) => url === address);
    if (!urls.length) throw new CertError('card-changed', {where: 'address'});
    return this.use(urls, options, async (connection) => {
      let isSent = false;
      try {
        const passwd = pin.take();
        isSent = true;
        const answer = await connection.call(`${prefix}SpcSignDataAsPEM`, {inData: text, passwd});
        if (!answer.ok) throw agentError(answer, true);
        const signature = textAt(answer, 0, base64Pattern);
        const algorithm = algorithmOf(signature);
        if (!algorithm) throw new CertError('agent-protocol', {where: answer.method});
        return {signature, algorithm, certNo: textAt(answer, 1, certNoPattern).toLowerCase()};
      } catch (error) {
        const failure = toCertError(error);
        throw isSent ? afterPin(failure) : failure;
      } finally {
        connection.close(clear); // A card that stays open and verified would sign for any other page.
      }
    });
  }

  /** Undefined if the agent does not tell its version. An unreadable version is no reason to refuse the user. */
  private async versionOf(connection: EportConnection): Promise<string | undefined> {
    const {ok, data} = await connection.call('ver');
    const version = ok && typeof data[0] === 'string' && versionPattern.test(data[0]) ? data[0] : undefined;
    const least = this.minVersion();
    if (least && !/^\d+(\.\d+)*$/.test(least)) {
      throw new CertError('config', {where: 'agent-min-version', expected: 'such as 1.5.24'});
    }
    if (version !== undefined && least && isOlder(version, least)) {
      throw new CertError('agent-too-old', {foreignCode: version});
    }
    return version;
  }

  /** Runs the uses one after the other, each on its own socket. */
  private use<T>(
    urls: readonly string[],
    options: ReadOptions,
    run: (connection: EportConnection, url: string) => Promise<T>,
  ): Promise<T> {
    const use = this.uses.then(() =>
      alone(async () => {
        const [connection, url] = await this.connect(urls, options);
        options.onConnected?.();
        try {
          return await run(connection, url);
        } finally {
          connection.close();
        }
      }),
    );
    this.uses = use.catch(() => undefined);
    return use;
  }

  private async connect(
    urls: readonly string[],
    {signal, onPrompt = ignore, onCall}: ReadOptions,
  ): Promise<readonly [EportConnection, string]> {
    const WebSocketClass = this.WebSocket;
    if (!WebSocketClass) throw new CertError('not-configured', {where: 'WebSocket'});
    const permission = await this.network.permission();
    let failure: CertError | undefined;
    for (const url of urls) {
      try {
        const network = this.network;
        const socket = await openSocket(url, {WebSocketClass, signal, permission, network, onPrompt});
        return [new EportConnection(socket, signal, onCall), url];
      } catch (error) {
        if (decided.has(toCertError(error).code)) throw error;
        failure ??= toCertError(error); // Report the first address, because users know it.
      }
    }
    throw failure ?? new CertError('config', {where: 'agentUrl'});
  }
}

/** Errors that are the same at every address: one permission applies to all of them. */
const decided: ReadonlySet<CertErrorCode> = new Set([
  'cancelled',
  'agent-blocked',
  'agent-undetermined',
  'agent-permission-dismissed',
]);

const ignore = (): void => undefined;

/** Does not wait for another tab, because the user may be typing a PIN there. */
const alone = async <T>(run: () => Promise<T>): Promise<T> => {
  const locks = (globalThis as {navigator?: {locks?: LockManager}}).navigator?.locks;
  if (!locks) return run();
  const begun = {yet: false};
  try {
    return await locks.request(lockName, {ifAvailable: true}, (lock) => {
      begun.yet = true;
      if (!lock) throw new CertError('agent-busy');
      return run();
    });
  } catch (error) {
    if (begun.yet) throw error;
    return run(); // A frame without storage access gets no lock.
  }
};

const versionPattern = /^\d{1,4}(?:\.\d{1,6}){1,3}$/;

const isOlder = (version: string, than: string): boolean => version.localeCompare(than, 'en', {numeric: true}) < 0;

const allowedUrl = /^(?:ws:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}|wss:\/\/wss\.singlewindow\.cn:61231)\/?$/;

/**
 * The agent at an address from markup. The address must be on loopback or the official name, because a PIN goes there.
 */
export const agentAt = (url: string, minVersion: EportAgentOptions['minVersion']): EportAgent => {
  if (url === '') return new EportAgent({minVersion});
  if (!allowedUrl.test(url)) throw new CertError('config', {where: 'agent-url'});
  return new EportAgent({urls: [url], minVersion});
};

const notUnderstood: ReadonlySet<CertErrorCode> = new Set([
  'agent-protocol',
  'agent-lost',
  'agent-timeout',
  'unexpected',
]);

/** The PIN was sent and no clear answer came, so it is unknown whether the card counted a try. */
const afterPin = (error: CertError): CertError =>
  notUnderstood.has(error.code) ? new CertError('pin-unknown-answer', {foreignCode: error.code}, error) : error;
