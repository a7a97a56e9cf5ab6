import type {ProfilePart} from '../src/domain/profile-fields.js';
import {readsRecord, type Asking, type Walk} from './walk.js';

const saves = {enterprise: 'updateEnterprise', account: 'updateAccount'} as const;

const walk = (part: ProfilePart, type: Readonly<Record<string, string>>): Walk => ({
  name: `profile, ${part}`,
  view: 'profile',
  user: 'zhangsan',
  steps: [
    {
      at: 'home',
      maybe: true,
      press: (t) => t.home.profile,
      sends: [{type: 'methodChosen', method: 'profile', pressed: true}],
      asks: ['getProfile'],
      seen: readsRecord('viewing'),
    },
    {at: 'viewing', press: (t) => t.profile.change[part], sends: [{type: 'editRequested', part}]},
    {at: 'editing', type, press: (t) => t.profile.save, sends: ['submitted']},
    {
      at: 'confirming',
      press: (t) => t.profile.confirm,
      sends: ['confirmed'],
      asks: [saves[part]],
      seen: {
        [saves[part]]: {
          says: (t) => t.profile.saving,
          cancelled: 'confirming',
          failed: ['notSaved', (t) => t.path.correct],
          resumed: 'confirming',
        } satisfies Asking,
      },
    },
  ],
  end: 'saved',
});

export const enterpriseWalk = walk('enterprise', {legalRepName: '何平'});
export const accountWalk = walk('account', {validFrom: '20190309', validTo: '20390309'});
