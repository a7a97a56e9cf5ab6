import {CertPage} from '../harness/cert-page.js';
import {inEveryLook} from '../harness/looks.js';
import {states} from '../harness/states.js';

describe('Every state, checked with axe', () => {
  for (const {id, show} of states) {
    it(`is accessible in light, dark and forced colours: ${id}`, async () => {
      await inEveryLook(await show());
    });
  }

  it('is accessible in light, dark and forced colours: the PIN help dialog', async () => {
    const page = await CertPage.atPin();
    await page.press('忘记密码或卡被锁定');
    await inEveryLook(page);
  });
});
