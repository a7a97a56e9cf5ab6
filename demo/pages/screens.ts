/** The screens of the product, by their numbers. An administrator's own screens have the number of the request's. */
export const screens = {
  P1: {number: 'P1', title: '用户信息'},
  P2: {number: 'P2', title: '企业信息修改'},
  P3: {number: 'P3', title: '账号信息修改'},
  H1: {number: 'H1', title: '认证方式选择'},
  C1: {number: 'C1', title: 'IC卡认证'},
  L1: {number: 'L1', title: '核验企业信息'},
  L2a: {number: 'L2a', title: '核验法人身份：身份证'},
  L2b: {number: 'L2b', title: '核验法人身份：银行卡'},
  L3: {number: 'L3', title: '核验管理员身份'},
  L4: {number: 'L4', title: '法人身份认证完成'},
  B1: {number: 'B1', title: '选择银行'},
  B2: {number: 'B2', title: '前往银行、等待、返回'},
  E1: {number: 'E1', title: '业务系统带来的认证方式'},
  R1: {number: 'R1', title: '认证结果'},
  A1: {number: 'A1', title: '管理员协助：申请人'},
  inbox: {number: 'A1', title: '管理员协助：管理员'},
} as const;

export type ScreenId = keyof typeof screens;

export const screenIds = Object.keys(screens) as readonly ScreenId[];

/** A figure of the user manual, by its chapter. A figure without a caption has the title that stands in it. */
export type Figure = {readonly chapter: string; readonly title: string} & (
  | {readonly scenes: readonly string[]}
  /** Who shows it, if not this library. */
  | {readonly shownBy: string}
);

const host = '由业务系统显示，见演示门户';
const bank = '由银行显示，见演示的模拟银行';

/** Chapter 2 of the manual, figure by figure. The third part is not in the copy that we have. */
export const figures: readonly Figure[] = [
  {chapter: '2.1', title: '门户网站', shownBy: host},
  {chapter: '2.1', title: '标准版登录', shownBy: host},
  {chapter: '2.1', title: '用户管理子系统', shownBy: host},
  {chapter: '2.2', title: '企业基本信息', scenes: ['profile/complete', 'profile/incomplete']},
  {chapter: '2.3', title: '用户企业信息修改', scenes: ['profile/enterprise']},
  {chapter: '2.4', title: '企业管理员信息修改', scenes: ['profile/account']},
  {chapter: '2.5', title: '实名认证方式选择', scenes: ['home/methods']},
  {chapter: '2.5.1', title: 'IC卡实名认证', scenes: ['ic-card/pin']},
  {chapter: '2.5.1', title: '认证结果：重新登录才能生效', scenes: ['home/next-sign-in']},
  {chapter: '2.5.3.1', title: '第一步：核验企业信息', scenes: ['legal-rep/form']},
  {chapter: '2.5.3.1', title: '法定代表人信息验证不通过', scenes: ['legal-rep/refused']},
  {chapter: '2.5.3.2', title: '第二步：核验法人身份信息', scenes: ['legal-rep/id-card']},
  {chapter: '2.5.3.2', title: '身份证有效时间未通过验证', scenes: ['legal-rep/id-card-refused']},
  {chapter: '2.5.3.2', title: '银行卡实名认证', scenes: ['legal-rep/bank-card-only', 'legal-rep/bank-card']},
  {chapter: '2.5.3.3', title: '第三步：核验管理员身份信息', scenes: ['legal-rep/holder']},
  {chapter: '2.5.3.3', title: '已完成实名认证', scenes: ['home/steps']},
  {chapter: '2.5.3.3', title: '安全级别：中', scenes: ['home/medium']},
  {chapter: '2.5.6', title: '银行账号实名认证', scenes: ['bank-ukey/banks']},
  {chapter: '2.5.6', title: '第一步：建设银行认证页面', shownBy: bank},
  {chapter: '2.5.6', title: '第二步：插入网银盾', shownBy: bank},
  {chapter: '2.5.6', title: '第三步：核对信息', shownBy: bank},
  {chapter: '2.5.6', title: '第四步：输入网银盾密码', shownBy: bank},
  {chapter: '2.5.6', title: '第五步：认证成功', shownBy: bank},
  {chapter: '2.5.6', title: '认证结果：建设银行', scenes: ['home/bank-result']},
];

/** The figure that a scene answers to. */
export const figureOf = (scene: string): Figure | undefined =>
  figures.find((figure) => 'scenes' in figure && figure.scenes.includes(scene));

/** On the demo's first page, and in the workbench. Only a server has those without `isStatic`. */
export const sitePages: readonly {
  readonly href: string;
  readonly text: string;
  readonly words: string;
  /** In docs/screens. */
  readonly picture?: string;
  readonly isStatic?: true;
}[] = [
  {
    href: '/?tour',
    text: '导览',
    words: '主要功能各一步：IC卡、密码错误、法人、银行、管理员、安全级别、到期、接入方自己的方式。',
    picture: 'site.tour.png',
    isStatic: true,
  },
  {
    href: '/',
    text: '演示门户',
    words: '完整办理各种认证方式。按 F2 打开工作台：查找情形、换用户和外观，填入测试数据。',
    picture: 'home.png',
    isStatic: true,
  },
  {
    href: '/duo.html',
    text: '两端对照',
    words: '管理员协助的申请人和管理员，左右并排，各有自己的登录。',
    picture: 'site.duo.png',
    isStatic: true,
  },
  {
    href: '/gallery.html',
    text: '画面一览',
    words: '每个画面的每种状态：按画面上的文字查找，并排比较宽度、主题和语言。',
    picture: 'site.gallery.png',
    isStatic: true,
  },
  {
    href: '/machine.html',
    text: '状态机',
    words: '每个状态机单独运行，不经过画面：发送事件，查看状态，后退一步。',
    picture: 'site.machine.png',
    isStatic: true,
  },
  {
    href: '/declaration.html?user=zhangsan',
    text: '报关单',
    words: '办理业务需要安全级别：级别不够时，当场认证，然后继续提交。',
    picture: 'site.declaration.png',
  },
  {
    href: '/certify?client=site&required=high&state=sample',
    text: '托管页',
    words: '业务系统放不了组件时，用一个链接把用户带到门户，办完返回。',
  },
  {
    href: '/requests.html?user=zhaoliu',
    text: '管理员的协助申请',
    words: '以管理员赵六登录，处理个人账号的申请。先以蒋七申请。',
  },
  {href: '/sign-in.html', text: '登录页', words: '门户的登录：用户名和密码，或卡介质。'},
  {href: '/embed.html', text: '只有组件', words: '页面中没有门户，只有认证组件。'},
  {href: '/standalone.html', text: '单文件', words: '不用打包工具，一个脚本文件，最严格的内容安全策略。'},
];
