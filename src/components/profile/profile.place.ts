import type {Place} from '../methods.js';

export const profile: Place = {
  id: 'profile',
  load: async () => {
    const [{defineProfile}] = await Promise.all([
      import('./profile.js'),
      import('../field/forms.js'),
      import('../field/records.js'),
    ]);
    defineProfile();
  },
  view: 'sw-rc-profile',
};
