import {randomUUID} from 'node:crypto';
import {demoSmsCode} from '../backend/sms-codes.js';
import {ukeyPassword} from '../bank/screens.js';

/* What the conformance kit cannot do by itself at the demo: sign a user in, reset them, and decide at a place. */

/** The demo's users in the parts that the plan gives them. */
const users: Readonly<Record<string, string>> = {
  main: 'zhangsan',
  stranger: 'lisi',
  colleague: 'fenger',
  human: 'wumin',
  applicant: 'jiangqi',
  administrator: 'zhaoliu',
  secondAdministrator: 'wangwu',
  lowAdministrator: 'zhangsan',
  ended: 'chensan',
};
const limited = ['sunqi', 'zhouba', 'wujiu', 'zhengshi', 'qianyi', 'fenger', 'chensan', 'weisi', 'hanwu', 'wumin'];

/** What the plan says of a user beyond the account. */
const scenarioOf: Readonly<Record<string, string>> = {human: 'human-check', ended: 'certification-ended'};

const userOf = (name: string): string => {
  const [role, index] = name.split('.');
  return (role === 'limits' ? limited[Number(index)] : users[name]) ?? name;
};

const setScenario = async (url: string, headers: Record<string, string>, scenario: string): Promise<void> => {
  const response = await fetch(`${url}/demo/scene`, {
    method: 'POST',
    headers: {...headers, origin: url, 'content-type': 'application/json'},
    body: JSON.stringify({scenario}),
  });
  if (!response.ok) throw new Error(`The scenario ${scenario} was not set: ${String(response.status)}.`);
};

/** A new session of the user with this name in the plan, as headers. */
const signIn = async (url: string, name: string): Promise<Record<string, string>> => {
  const response = await fetch(`${url}/demo/session`, {
    method: 'POST',
    headers: {origin: url, 'content-type': 'application/json'},
    body: JSON.stringify({user: userOf(name), as: 'program'}),
  });
  const {token} = (await response.json()) as {token: string};
  // The demo compares origins, and reads no CSRF token. This one stands for that of a backend that does.
  const headers = {authorization: `Bearer ${token}`, 'x-csrf-token': randomUUID()};
  const scenario = scenarioOf[name];
  if (scenario !== undefined) await setScenario(url, headers, scenario);
  return headers;
};

/** Deletes a user's certifications, changes and tries, and gives back the certification that the plan names. */
const reset = async (url: string, name: string): Promise<void> => {
  const headers = await signIn(url, userOf(name));
  for (const scenario of ['fresh', scenarioOf[name] ?? []].flat()) await setScenario(url, headers, scenario);
};

/** Somebody in front of a place's pages, who keeps its cookie. */
const visit = (address: string) => {
  let cookie = '';
  const ask = async (init?: RequestInit): Promise<string> => {
    const answer = await fetch(address, {...init, headers: {cookie}, redirect: 'manual'});
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer.status === 303 ? ask() : answer.text();
  };
  return {
    open: () => ask(),
    press: (screen: string) => ask({method: 'POST', body: new URLSearchParams({screen, password: ukeyPassword})}),
  };
};

/** Opens a code, as a phone does: the page there asks for a press. */
const scan = async (url: string): Promise<unknown> => {
  const visitor = visit(url);
  await visitor.open();
  return visitor.press('open');
};

/** Goes through the place's pages. If there is no such handoff, there is nothing to decide. */
const decide = async (url: string, verdict: string): Promise<void> => {
  const visitor = visit(verdict === 'rejected' ? `${url}&demo=rejected` : url);
  let page = await visitor.open();
  for (let screen = screenIn(page); screen !== undefined; screen = screenIn(page)) page = await visitor.press(screen);
};

const screenIn = (page: string): string | undefined => /name="screen" value="([\w-]+)"/.exec(page)?.[1];

/** What the kit sends in the place of a command's environment. */
export interface CommandInput {
  readonly SW_CERT_USER: string;
  readonly SW_CERT_URL: string;
  readonly SW_CERT_VERDICT: string;
}

type Action = (url: string, sent: CommandInput) => Promise<unknown>;

const actions: Readonly<Record<string, Action>> = {
  'sign-in': async (url, {SW_CERT_USER: name}) =>
    Object.entries(await signIn(url, name))
      .map(([header, value]) => `${header}: ${value}`)
      .join('\n'),
  reset: (url, {SW_CERT_USER: name}) => reset(url, name),
  'sms-code': async () => demoSmsCode,
  'human-check': async () => `demo-human-${randomUUID()}`,
  'portal-ticket': async (url, {SW_CERT_USER: name}) =>
    (await fetch(`${url}/demo/session/last/${userOf(name)}`)).text(),
  'step-up': async (_, {SW_CERT_USER: name}) => `demo-step-up-${userOf(name)}-${randomUUID()}`,
};

const visits: Readonly<Record<string, Action>> = {
  decide: (_, {SW_CERT_URL: address, SW_CERT_VERDICT: verdict}) => decide(address, verdict),
  scan: (_, {SW_CERT_URL: address}) => scan(address),
};

/**
 * What the demo at `url` answers in the place of a command of the plan; undefined: there is no such one. Only the demo's own
 * places are visited.
 */
export const commandAnswer = async (
  action: string,
  {url, bankUrl}: {readonly url: string; readonly bankUrl: string},
  sent: CommandInput,
): Promise<string | undefined> => {
  const known = sent.SW_CERT_URL.startsWith(`${bankUrl}/`) ? {...actions, ...visits} : actions;
  if (!Object.hasOwn(known, action)) return undefined;
  const answer = await known[action]?.(url, sent);
  return typeof answer === 'string' ? answer : '';
};
