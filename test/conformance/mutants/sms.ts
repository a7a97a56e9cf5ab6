import {backend, mutant, type Mutant} from './mutant.js';

export const sms: readonly Mutant[] = [
  mutant(
    'sms-before-the-check',
    'It sends a code before person, card and mobile agree.',
    'send-sms-code',
    'const mobile = judgeMobile(dependencies, asker, ticket, request);',
    "const mobile = judgeMobile(dependencies, asker, ticket, request) ?? '13900000999';",
  ),
  mutant(
    'sms-not-to-the-record',
    'It does not know the mobile on record.',
    'send-sms-code',
    'readGiven(request.mobile, known)',
    "readGiven(request.mobile, '')",
  ),
  mutant(
    'mobile-unmasked',
    'It tells the mobile in clear.',
    'send-sms-code',
    "maskText(order.mobile, 'mobile')",
    'order.mobile',
  ),
  mutant(
    'sms-at-once',
    'It sends one SMS after another.',
    'send-sms-code',
    'if (wait > 0) return',
    'if (wait > 86_400_000) return',
  ),
  {
    id: 'sms-wait-of-the-user',
    omits: 'The wait is the user’s, so two users send to one mobile at once.',
    changes: [
      {
        file: backend('send-sms-code'),
        find: 'smsCodes.waitFor(order.mobile)',
        put: 'smsCodes.waitFor(user.id + order.mobile)',
      },
      {
        file: backend('send-sms-code'),
        find: 'smsCodes.send(code, order)',
        put: 'smsCodes.send(code, {...order, mobile: user.id + order.mobile})',
      },
    ],
  },
  mutant(
    'tries-uncounted',
    'It does not count wrong codes.',
    'check-bank-card',
    'effect: () => smsCodes.miscount(sent)',
    '',
  ),
  mutant('code-reusable', 'A code works again and again.', 'check-bank-card', 'smsCodes.use(sent);', ''),
  mutant(
    'code-of-any-ticket',
    'A code works for another ticket.',
    'sms-codes',
    'code.ticket === purpose.ticket && ',
    '',
  ),
  {
    id: 'code-of-any-person',
    omits: 'A code that was sent to one person checks the other.',
    changes: [
      {file: backend('sms-codes'), find: '`${whose} ${subject}`', put: '`${subject}`'},
      {file: backend('legal-rep'), find: " || (whose === 'account-holder' && ticket.next !== whose)", put: ''},
    ],
  },
  mutant(
    'code-told',
    'The answer to an order has the code.',
    'send-sms-code',
    '      smsId: code.id,',
    "      smsId: code.id,\n      code: '123456',",
  ),
  {
    id: 'code-by-prefix',
    omits: 'It compares as many digits as were sent.',
    changes: [
      {
        file: backend('check-bank-card'),
        find: 'if (smsCode !== demoSmsCode)',
        put: 'if (!demoSmsCode.startsWith(smsCode))',
      },
      {
        file: 'src/domain/legal-rep.questions.ts',
        find: 'smsCode: matching(/^\\d{6}$/)',
        put: 'smsCode: matching(/^\\d*$/)',
      },
    ],
  },
  {
    id: 'code-by-its-start',
    omits: 'It compares six digits, whatever follows.',
    changes: [
      {
        file: backend('check-bank-card'),
        find: 'if (smsCode !== demoSmsCode)',
        put: 'if (!smsCode.startsWith(demoSmsCode))',
      },
      {
        file: 'src/domain/legal-rep.questions.ts',
        find: 'smsCode: matching(/^\\d{6}$/)',
        put: 'smsCode: matching(/^\\d*$/)',
      },
    ],
  },
];
