/** Until the end of each test of a `describe`, this PC is in another time zone than China's. */
export const elsewhere = (timeZone: string): void => {
  const {DateTimeFormat} = Intl;
  beforeEach(() => {
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct: (target, [locale, options]: ConstructorParameters<typeof DateTimeFormat>) =>
        new target(locale, {timeZone, ...options}),
    });
  });
  afterEach(() => {
    Intl.DateTimeFormat = DateTimeFormat;
  });
};
