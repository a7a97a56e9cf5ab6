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
  readonly then?: Pick<Stop, 'user' | 'page'>;
}

/** What there is to see in a quarter of an hour. */
export const tour: readonly Stop[] = [
  {
    title: 'IC卡',
    user: 'zhangsan',
    scenario: 'fresh',
    press: 'IC卡认证',
    watch: '密码 88888888。一次完成读卡、签名和核验；新级别在重新登录后生效。',
  },
  {
    title: '密码错误',
    user: 'zhangsan',
    scenario: 'fresh',
    press: 'IC卡认证',
    watch: '先输入 00000000：显示剩余次数，密码清空，不会自动重试。',
  },
  {
    title: '法人身份',
    user: 'zhangsan',
    scenario: 'fresh',
    press: '法人身份认证',
    watch: '分三步，内容在“测试数据”中，点击“填入”即可；验证码 123456；立即生效。',
  },
  {
    title: '银行UKEY',
    user: 'zhangsan',
    scenario: 'fresh',
    press: '银行UKEY认证',
    watch: '在模拟的银行网站办理，UKEY密码 123456；返回后显示结果。',
  },
  {
    title: '管理员协助',
    user: 'jiangqi',
    scenario: 'normal',
    press: '管理员协助验证',
    watch: '企业代码 91310000PDY000028G；记下屏幕上的两位数字，再换管理员填写并同意。',
    then: {user: 'zhaoliu', page: '/requests.html'},
  },
  {
    title: '业务需要安全级别',
    user: 'zhangsan',
    scenario: 'fresh',
    page: '/declaration.html',
    press: '提交报关单',
    watch: '级别不够：在对话框中用法人身份或银行UKEY认证，通过后自动提交，只提交一次。',
  },
  {
    title: '认证到期',
    user: 'zhangsan',
    scenario: 'certification-ends-soon',
    press: '重新认证',
    watch: '到期之前提醒，写明日期和原因。',
  },
  {
    title: '接入方自己的方式',
    user: 'zhangsan',
    scenario: 'fresh',
    query: '&methods=own',
    press: '扫码认证',
    watch: '电子营业执照：由接入方增加，组件没有为它写代码。与“外观”中的“认证方式”相同。',
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
        ...(stop.then ? [' ', linkTo(stop.then, '管理员')] : []),
      ),
    ),
  );
};
