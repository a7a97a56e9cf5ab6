import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {
  cameraArgs,
  differenceOf,
  fontsLoaded,
  type Picture,
  readPicture,
  untilStill,
  writeSmall,
} from '../../scripts/screens/index.js';
import {newPage} from '../support/browser.js';
import {useStage} from './stage.js';

describe('The comparison of pictures', () => {
  const stage = useStage();
  let page: Page;
  let before: Picture;

  const open = async (...args: readonly string[]): Promise<Page> => {
    const options = {viewport: {width: 768, height: 600}, reducedMotion: 'reduce'} as const;
    const opened = await newPage({...options, browser: {args: [...cameraArgs, ...args]}});
    await opened.goto(`${stage().demo.url}/gallery.html?bare#ic-card/pin`);
    await opened.locator('[data-shown="ic-card/pin"]').waitFor();
    return opened;
  };
  const take = async (shown: Page): Promise<Picture> =>
    readPicture(
      await untilStill(async () => {
        await fontsLoaded(shown);
        return shown.screenshot({animations: 'disabled'});
      }),
    );
  const restyle = async (name: string, css: string): Promise<Picture> => {
    const found = page.getByText(name, {exact: true}).first();
    await found.evaluate((element, text) => element.setAttribute('style', text), css);
    return take(page);
  };

  beforeEach(async () => {
    page = await open();
    before = readPicture(writeSmall(await take(page), 'a browser'));
  });

  for (const [name, css] of [
    ['登录', 'position: relative; left: 2px'],
    ['重新读卡', 'position: relative; top: 1px'],
    ['忘记密码或卡被锁定', 'position: relative; left: 1px'],
    ['登录', 'visibility: hidden'],
    ['卡密码共 8 位，连续输错会锁卡，请勿猜试。', 'color: black'],
    ['返回选择认证方式', 'padding-block: 20px'],
  ] as const) {
    it(`finds what has changed: ${name}, ${css}`, async () => {
      expect(differenceOf(before, await restyle(name, css))?.text).to.match(/^\d+ (?:pixels in one place|×)/);
    });
  }

  it('passes the small file of the same picture', async () => {
    expect(differenceOf(before, await take(page))).to.be.undefined;
    expect(before.drawnBy).to.equal('a browser');
  });

  it('passes edges that are smoothed a little otherwise', async () => {
    const smoothed = await restyle('登录', 'border-radius: 4.5px');
    expect(smoothed.data).not.to.deep.equal((await restyle('登录', '')).data);
    expect(differenceOf(before, smoothed)).to.be.undefined;
    const otherwise = await open('--use-gl=angle', '--use-angle=swiftshader');
    expect(differenceOf(before, await take(otherwise))).to.be.undefined;
  });
});
