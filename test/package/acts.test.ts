import {checkActs} from './acts.world.js';

describe('levelAction() before its server', () => {
  it('executes each act once, says only what is true, and shows nothing of another user, in 2,000 schedules', async () => {
    await checkActs(2_000, 36);
  });
});
