import {stored} from './keys.js';
import {headers, mutantsIn, statusSays} from './parts.js';

export const several = mutantsIn({
  'replays-of-challenges-only: Only a challenge, a change of the record and an SMS are repeated for their key.': stored(
    {find: (former, c) => (/(?:challenges|account|sms-codes)$/.test(c.req.path) ? former : undefined)},
  ),
  'answers-as-html: Its answers are declared as pages.': headers((set, c) => {
    if (c.res.status === 200) set.set('content-type', 'text/html; charset=utf-8');
  }),
  'record-called-incomplete: The status says of each record that it is not complete.': statusSays(() => ({
    profile: 'incomplete',
  })),
  'mobile-in-the-status: The status has the account holder’s mobile as a number, in a field of its own.': statusSays(
    (status, {record}) => ({...status, ...{phone: Number(record.mobile)}}),
  ),
});
