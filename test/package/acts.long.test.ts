import {checkActs} from './acts.world.js';

describe('levelAction() before its server', () => {
  it('holds in 20,000 more schedules', async function () {
    this.timeout(300_000);
    await checkActs(20_000, 20_261_207);
  });
});
