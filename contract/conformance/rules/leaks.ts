import {broken} from '../answers.js';
import {rulesIn} from '../rule.js';
import {say} from '../say.js';

/* After all others: what the whole run has seen. */

export const leaks = rulesIn('legal-rep', [], {
  'numbers-untold': {
    en: 'No answer of the run has an ID number, a card, a mobile or an SMS code that its request did not have, and no refusal the name that was expected.',
    zh: '整个运行中，响应不含请求中没有的证件号码、银行卡号、手机号和短信验证码；拒绝不含应有的姓名。',
    check: async ({link: {watch}}) => {
      if (watch.found.length > 0) broken(say('all', ...watch.found));
    },
  },
  'answers-guarded': {
    en: 'Each answer of the run is declared as JSON, with `no-store` and `nosniff`.',
    zh: '整个运行中的每个响应都声明为 JSON，带有 `no-store` 和 `nosniff`。',
    check: async ({link: {watch}}) => {
      if (watch.unguarded.length > 0) broken(say('not-so', watch.unguarded.join(', ')));
    },
  },
});
