/** In each test of this `describe`, this device is a phone: no mouse, and a small screen. */
export const onPhone = (): void => {
  const {matchMedia} = globalThis;
  beforeEach(() => {
    globalThis.matchMedia = (query) => matchMedia(query === '(any-pointer: coarse)' ? 'all' : 'not all');
    Object.defineProperty(screen, 'width', {configurable: true, value: 390});
  });
  afterEach(() => {
    globalThis.matchMedia = matchMedia;
    Reflect.deleteProperty(screen, 'width');
  });
};
