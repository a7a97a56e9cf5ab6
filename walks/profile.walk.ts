import type {ProfilePart} from '../src/domain/profile-fields.js';
import type {Walk} from './walk.js';

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
    },
    {at: 'viewing', press: (t) => t.profile.change[part], sends: [{type: 'editRequested', part}]},
    {at: 'editing', type, press: (t) => t.profile.save, sends: ['submitted']},
    {
      at: 'confirming',
      press: (t) => t.profile.confirm,
      sends: ['confirmed'],
      asks: [part === 'enterprise' ? 'updateEnterprise' : 'updateAccount'],
    },
  ],
  end: 'saved',
});

export const enterpriseWalk = walk('enterprise', {legalRepName: '何平'});
export const accountWalk = walk('account', {validFrom: '20190309', validTo: '20390309'});
