import type {Locale} from '../src/domain/locales.js';
import {type CurrentUser, demoUsers, findUser} from '../simulators/backend/users.js';
import {sitePages} from './pages/screens.js';
import type {PageValue} from './render-page.js';
import {type Scenario, scenarios} from '../simulators/scenarios.js';

export const titles: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  title: {'zh-CN': '企业实名认证', en: 'Enterprise real-name certification', 'zh-TW': '企業實名認證'},
  requestsTitle: {'zh-CN': '协助申请', en: 'Requests for help', 'zh-TW': '協助申請'},
  declarationTitle: {'zh-CN': '报关单', en: 'Customs declaration', 'zh-TW': '報關單'},
  portal: {'zh-CN': '用户管理（演示）', en: 'User management (demo)', 'zh-TW': '使用者管理（演示）'},
};
const userLinksAt = (path: string) =>
  demoUsers.map(({id, name, shows}) => ({href: `${path}?user=${id}`, text: `${name}：${shows}`}));

const linkTo = ({id, title, view}: Scenario) => ({
  href: `/?scenario=${id}${view ? `&view=${view}` : ''}`,
  text: title,
});

/** The entry of the portal's own menu at which the page is, and its name. */
const menuAt = (path: string, view: string | undefined, certification: string) => {
  const entries: readonly (readonly [here: string, entry: string, isHere: boolean])[] = [
    ['atRequests', '协助申请', path === '/requests.html'],
    ['atDeclaration', '报关单', path === '/declaration.html'],
    ['atProfile', '用户信息', view === 'profile'],
    ['atHome', certification, true],
  ];
  const found = entries.find(([, , isHere]) => isHere);
  const current = entries.map((each) => [each[0], each === found ? 'aria-current=page' : '']);
  return {entry: found?.[1] ?? '', certification, ...(Object.fromEntries(current) as Readonly<Record<string, string>>)};
};
/** As the manual has it for an enterprise's administrators, and for its operators and personal accounts. */
export const certificationOf = (isPersonal: boolean | undefined): string =>
  isPersonal ? '操作员实名认证' : '企业实名认证';

/** Of the demo's first page, and of the workbench. */
export const siteValues = (isStatic: boolean): Readonly<Record<string, PageValue>> => {
  const pages = sitePages.filter((page) => page.isStatic ?? !isStatic);
  return {
    pictured: pages.filter(({picture}) => picture !== undefined),
    others: pages.filter(({picture}) => picture === undefined),
    pageLinks: pages.map(({href, text, words}) => ({href, text, words})),
  };
};

export interface PageOf {
  readonly path: string;
  /** As in the page's address. */
  readonly view: string | undefined;
  readonly lang: Locale;
  readonly theme: string;
  readonly userId: string;
  readonly user: CurrentUser | undefined;
  /** Default: all. */
  readonly known?: readonly Scenario[];
}

/** What a page shows of its user and of its own address, whoever serves it. */
export const pageValues = ({
  path,
  view,
  lang,
  theme,
  user,
  userId,
  known = scenarios,
}: PageOf): Readonly<Record<string, PageValue>> => ({
  lang,
  theme,
  ...Object.fromEntries(Object.entries(titles).map(([name, words]) => [name, words[lang]])),
  ...menuAt(path, view, certificationOf(findUser(userId)?.personal)),
  path,
  userId,
  userName: user?.name ?? '',
  enterpriseName: user?.enterprise.name ?? '',
  userLinks: userLinksAt(['/requests.html', '/declaration.html'].includes(path) ? path : '/'),
  requestsHidden: user?.administers === undefined ? 'hidden' : '',
  ...siteValues(known !== scenarios),
  scenarioLinks: known.map(linkTo),
});
