import type {Locale} from '../src/domain/locales.js';
import {type CurrentUser, demoUsers, findUser} from '../simulators/backend/users.js';
import type {PageValue} from './render-page.js';
import {type Scenario, scenarios} from '../simulators/scenarios.js';

const titles: Readonly<Record<Locale, string>> = {
  'zh-CN': '企业实名认证',
  en: 'Enterprise real-name certification',
  'zh-TW': '企業實名認證',
};
const requestsTitles: Readonly<Record<Locale, string>> = {
  'zh-CN': '协助申请',
  en: 'Requests for help',
  'zh-TW': '協助申請',
};
const declarationTitles: Readonly<Record<Locale, string>> = {
  'zh-CN': '报关单',
  en: 'Customs declaration',
  'zh-TW': '報關單',
};
const portals: Readonly<Record<Locale, string>> = {
  'zh-CN': '用户管理（演示）',
  en: 'User management (demo)',
  'zh-TW': '使用者管理（演示）',
};
const userLinksAt = (path: string) =>
  demoUsers.map(({id, name, shows}) => ({href: `${path}?user=${id}`, text: `${name}：${shows}`}));

const linkTo = ({id, title, view}: Scenario) => ({
  href: `/?scenario=${id}${view ? `&view=${view}` : ''}`,
  text: title,
});

/** The entry of the portal's own menu at which the page is, and its name. */
const menuAt = (path: string, view: string | undefined, certification: string) => {
  const [here, entry] =
    path === '/requests.html'
      ? (['atRequests', '协助申请'] as const)
      : path === '/declaration.html'
        ? (['atDeclaration', '报关单'] as const)
        : view === 'profile'
          ? (['atProfile', '用户信息'] as const)
          : (['atHome', certification] as const);
  return {
    entry,
    certification,
    atHome: '',
    atProfile: '',
    atRequests: '',
    atDeclaration: '',
    [here]: 'aria-current=page',
  };
};
/** As the manual has it for an enterprise's administrators, and for its operators and personal accounts. */
export const certificationOf = (isPersonal: boolean | undefined): string =>
  isPersonal ? '操作员实名认证' : '企业实名认证';

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
  title: titles[lang],
  requestsTitle: requestsTitles[lang],
  declarationTitle: declarationTitles[lang],
  portal: portals[lang],
  ...menuAt(path, view, certificationOf(findUser(userId)?.personal)),
  path,
  userId,
  userName: user?.name ?? '',
  enterpriseName: user?.enterprise.name ?? '',
  userLinks: userLinksAt(['/requests.html', '/declaration.html'].includes(path) ? path : '/'),
  requestsHidden: user?.administers === undefined ? 'hidden' : '',
  scenarioLinks: known.map(linkTo),
});
