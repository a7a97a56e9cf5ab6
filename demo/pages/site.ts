import './large-text.js';
import '../../src/define.js';
import '../../src/admin-requests.js';
import {demoUsers} from '../../simulators/backend/users.js';
import {createMemory, type Memory} from '../../simulators/memory/index.js';
import {certificationOf} from '../page-values.js';
import type {AddressOf} from '../../simulators/places/place-urls.js';
import {findScenario, pageScenarios} from '../../simulators/scenarios.js';
import {type BankAnswer, bankChannel, type BankDecision, bankPage} from './bank-channel.js';
import {askBeforeLeaving} from './ask-before-leaving.js';
import {element, must} from './build-element.js';
import {actAsHost} from './host.js';
import {keepHistory} from './step-history.js';
import {titleSteps} from './step-titles.js';
import {connectWorkbench} from './workbench.js';
import {say} from './workbench-status.js';

/*
 * The portal without a server: backend, card agent and banks are in this page, and end with it. So nothing here may load
 * another page: links of the menu and of the workbench act in this one.
 */

const query = new URLSearchParams(location.search);
const cert = must('sw-realname-cert', HTMLElement) as HTMLElementTagNameMap['sw-realname-cert'];
const panel = must('main.panel', HTMLElement);

const heading = must('h1', HTMLElement);

const home = (): HTMLAnchorElement => must('#menu-home a', HTMLAnchorElement);

const showHead = ({current}: Memory): void => {
  must('#enterprise', HTMLElement).replaceChildren(current?.enterprise ?? '');
  must('#user', HTMLElement).replaceChildren(current?.name ?? '');
  must('#workbench', HTMLElement).dataset['user'] = current?.id ?? '';
  const user = demoUsers.find(({id}) => id === current?.id);
  must('#menu-requests', HTMLElement).hidden = user?.administers === undefined;
  home().textContent = certificationOf(user?.personal);
};

/** The views of the menu: the widget at home or at the profile, or the administrator's requests. */
const showView = (memory: Memory, link: HTMLAnchorElement): void => {
  for (const each of document.querySelectorAll('.menu a[aria-current]')) each.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'page');
  const name = link.textContent.trim();
  heading.textContent = name;
  must('.breadcrumb [aria-current]', HTMLElement).textContent = name;
  panel.querySelector('sw-admin-requests')?.remove();
  const isInbox = new URL(link.href).pathname.endsWith('/requests.html');
  cert.hidden = isInbox;
  if (isInbox) {
    const {inbox: backend, stepUp} = memory;
    panel.append(element('sw-admin-requests', {lang: cert.lang, backend, stepUp}));
    return;
  }
  cert.startView = new URL(link.href).searchParams.get('view') ?? 'home';
  void cert.reset();
};

const mayLeave = askBeforeLeaving(cert);
titleSteps(cert);
keepHistory(cert);

const menuLinks = (): readonly HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('.menu a')];

const isNewTab = ({ctrlKey, metaKey, shiftKey}: MouseEvent): boolean => ctrlKey || metaKey || shiftKey;

/** Acts on a plain click, in place of the link. A link in a new tab begins with another memory. */
const takeOver = (link: HTMLAnchorElement, act: () => void): void => {
  link.addEventListener('click', (event) => {
    if (isNewTab(event)) return;
    event.preventDefault();
    if (mayLeave()) act();
  });
};

/** Created by this page. Another page of the demo, in a tab of its own, has its own memory and its own handoffs. */
const orders = new Set<string>();

const addressOf: AddressOf = (at, order, behaviour) => {
  orders.add(order);
  return bankPage({...at, order, behaviour});
};

/** Lets a bank of `bank.html`, in another tab, decide. */
const hearBanks = (memory: Memory): void => {
  const channel = new BroadcastChannel(bankChannel);
  const decide = async ({visit, verdict}: BankDecision): Promise<void> => {
    const answer: BankAnswer = await memory.decideAt(visit, verdict).then(
      (wayBack) => ({order: visit.order, ok: true, ...(wayBack !== undefined && {wayBack})}),
      () => ({order: visit.order, ok: false}),
    );
    channel.postMessage(answer);
  };
  channel.addEventListener('message', ({data}: MessageEvent<BankDecision>) => {
    if ('verdict' in data && orders.has(data.visit.order)) void decide(data);
  });
};

/** The widget follows links to banks only, or on a page of this machine to this machine. */
const isOnThisMachine = /^(?:localhost|127\.0\.0\.1)$/.test(location.hostname) && location.protocol === 'http:';

const start = async (): Promise<void> => {
  const user = demoUsers.find(({id}) => id === query.get('user'));
  const scenario = pageScenarios.find(({id}) => id === query.get('scenario'));
  const memory = await createMemory({
    user: user?.id,
    scenario: scenario?.id,
    addressOf: isOnThisMachine ? addressOf : false,
  });
  const signIn = (id: string): void => {
    memory.signIn(id);
    showHead(memory);
    showView(memory, home());
    say(`已登录：${memory.current?.name ?? ''}`);
  };
  hearBanks(memory);
  showHead(memory);
  for (const link of menuLinks()) {
    takeOver(link, () => {
      showView(memory, link);
    });
  }
  const goTo = async ({href}: HTMLAnchorElement): Promise<void> => {
    const {pathname, searchParams} = new URL(href);
    signIn(searchParams.get('user') ?? '');
    const scenario = searchParams.get('scenario');
    if (scenario !== null) await memory.setScenario(scenario);
    if (pathname.endsWith('/requests.html')) showView(memory, must('#menu-requests a', HTMLAnchorElement));
    else if (scenario !== null) void cert.refresh();
  };
  must('#workbench', HTMLElement).addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.matches('#user-links a, #workbench-tour a') || isNewTab(event)) return;
    event.preventDefault();
    if (mayLeave()) void goTo(link);
  });
  const again = (): void => {
    signIn(memory.current?.id ?? demoUsers[0]?.id ?? '');
  };
  takeOver(must('#relogin', HTMLAnchorElement), again);
  cert.addEventListener('sw-relogin', again);
  connectWorkbench(cert, async (id) => {
    await memory.setScenario(id);
    return {title: findScenario(id)?.title ?? ''};
  });
  const {backend, agent} = memory;
  actAsHost(cert, {
    returnUrl: new URL('return.html', location.href).href,
    startView: query.get('view') ?? scenario?.view,
    backend,
    agent,
  });
};

void start();
