import {findPerson, type Identity, identityOfHolder, identityOfLegalRep} from '../../simulators/backend/people.js';
import {demoUsers} from '../../simulators/backend/users.js';
import {element, must} from './build-element.js';
import {fill} from './workbench-fill.js';
import {say} from './workbench-status.js';

type Row = readonly [name: string, value: string];

const personRows = (who: string, identity: Identity): readonly Row[] => {
  const person = findPerson(identity);
  const dates: readonly Row[] = person
    ? [
        [`${who}证件起始日期`, person.validFrom],
        [`${who}证件截止日期`, person.validTo],
      ]
    : [];
  const cards = (person?.bankCards ?? []).slice(0, 1).flatMap(({number, mobile}): readonly Row[] => [
    [`${who}银行卡号`, number],
    [`${who}预留手机号`, mobile],
  ]);
  return [[`${who}姓名`, identity.name], [`${who}证件号码`, identity.idNumber], ...dates, ...cards];
};

/** What the signed-in user needs on each path, as the demo's backend has it. All of it is fictitious. */
const rowsFor = (userId: string): readonly Row[] => {
  const user = demoUsers.find(({id}) => id === userId);
  if (!user) return [];
  const {record} = user;
  const rows: readonly Row[] = [
    ['卡密码', '88888888'],
    ['手机验证码', '123456'],
    ['银行UKEY密码', '123456'],
    ['企业名称', record.enterpriseName],
    ['统一社会信用代码', record.uscc],
    ['组织机构代码', record.orgCode],
    ...personRows('法人', identityOfLegalRep(record)),
    ...personRows('本人', identityOfHolder(record)),
    ['可改的企业名称', '上海浦东样例国际贸易有限公司'],
    ['协助企业的代码', '91310000PDY000028G'],
  ];
  return rows.filter(([, value]) => value !== '');
};

const copy = async (name: string, value: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(value);
    say(`已复制：${name}`);
  } catch {
    say('浏览器不允许复制。');
  }
};

/** The table of test data. A press fills the field of the widget that was used last, or copies. */
export const fillData = (userId: string, lastField: () => HTMLInputElement | undefined): void => {
  const button = (text: string, name: string, act: () => void): HTMLButtonElement => {
    const made = element('button', {type: 'button', ariaLabel: `${text}${name}`}, text);
    made.addEventListener('click', act);
    return made;
  };
  const rows = rowsFor(userId).map(([name, value]) =>
    element(
      'tr',
      {},
      element('th', {scope: 'row'}, name),
      element('td', {}, element('code', {}, value)),
      element(
        'td',
        {},
        button('填入', name, () => {
          const field = lastField();
          if (!field) {
            say('请先点一下认证组件中的输入框。');
            return;
          }
          fill(field, value);
          say(`已填入：${name}`);
        }),
        button('复制', name, () => void copy(name, value)),
      ),
    ),
  );
  must('#workbench-data', HTMLElement).append(element('table', {}, element('tbody', {}, ...rows)));
};
