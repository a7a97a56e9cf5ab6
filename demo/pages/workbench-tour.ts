import {demoUsers} from '../../simulators/backend/users.js';
import {element, must} from './build-element.js';

interface Stop {
  readonly title: string;
  readonly user: string;
  readonly scenario: string;
  /** Default: the portal. */
  readonly page?: string;
  /** Further parts of the address. */
  readonly query?: string;
  /** The button that is to be pressed first. */
  readonly press: string;
  readonly watch: string;
  /** Who goes on, and where. */
  readonly then?: readonly (readonly [Pick<Stop, 'user' | 'page'>, name: string])[];
}

/** What there is to see in a quarter of an hour. */
export const tour: readonly Stop[] = [
  {
    title: 'IC卡',
    user: 'zhangsan',
    scenario: 'fresh',
    press: 'IC卡认证',
    watch: '输入密码 88888888，点击“登录”。通过后点击“重新登录”，级别由低变为高。',
  },
  {
    title: '密码错误',
    user: 'zhangsan',
    scenario: 'fresh',
    press: 'IC卡认证',
    watch: '先输入 00000000：显示剩余次数，密码清空，不会自动重试。再输入 88888888 即可通过。',
  },
  {
    title: '法人身份',
    user: 'zhangsan',
    scenario: 'fresh',
    press: '法人身份认证',
    watch: '大部分内容已填好，只需填写法人证件的两个日期：点击输入框，再在“测试数据”中点击“填入”。通过后立即生效。',
  },
  {
    title: '银行UKEY',
    user: 'zhangsan',
    scenario: 'fresh',
    press: '银行UKEY认证',
    watch: '选择中国民生银行，在模拟的银行网站办理，UKEY密码 123456；返回后显示结果。',
  },
  {
    title: '管理员协助',
    user: 'jiangqi',
    scenario: 'fresh',
    press: '管理员协助验证',
    watch:
      '企业代码 91310000PDY000028G。记下屏幕上的两位数字；换管理员，点击“处理”，填写数字，同意。再从菜单“企业实名认证”回到导览，换回申请人，级别为中。',
    then: [
      [{user: 'zhaoliu', page: '/requests.html'}, '管理员'],
      [{user: 'jiangqi'}, '申请人'],
    ],
  },
  {
    title: '业务需要安全级别',
    user: 'zhangsan',
    scenario: 'fresh',
    page: '/declaration.html',
    press: '提交报关单',
    watch:
      '级别不够：在对话框中选择银行UKEY认证（中国民生银行，密码 123456），回到原来的页面，点击“完成”，报关单随即提交，只提交一次。从菜单“企业实名认证”回到导览。',
  },
  {
    title: '认证到期',
    user: 'zhangsan',
    scenario: 'certification-ends-soon',
    press: '重新认证',
    watch: '到期之前提醒，写明日期和应做的事。重新认证用新的卡，密码 88888888。',
  },
  {
    title: '接入方自己的方式',
    user: 'zhangsan',
    scenario: 'fresh',
    query: '&methods=own',
    press: '扫码认证',
    watch: '电子营业执照由接入方增加，组件没有为它写代码。选择“前往样例电子营业执照”，在模拟的网站上确认。',
  },
];

const addressOf = ({page = '/', user, scenario, query = ''}: Partial<Stop>): string =>
  `${page}?user=${user ?? ''}${scenario === undefined ? '' : `&scenario=${scenario}`}${query}`;

const linkTo = (stop: Partial<Stop>, text: string) =>
  element('a', {href: addressOf(stop)}, `${text}（${demoUsers.find(({id}) => id === stop.user)?.name ?? ''}）`);

/** A page without a server has neither the declaration nor a host's methods, and acts in place of the links. */
export const fillTour = (hasServer: boolean): void => {
  const stops = tour.filter(({page, query}) => hasServer || (page ?? query) === undefined);
  must('#workbench-tour', HTMLElement).append(
    ...stops.map((stop) =>
      element(
        'li',
        {},
        linkTo(stop, stop.title),
        ` 点击“${stop.press}”。${stop.watch}`,
        ...(stop.then ?? []).flatMap(([next, name]) => [' ', linkTo(next, name)]),
      ),
    ),
  );
};
