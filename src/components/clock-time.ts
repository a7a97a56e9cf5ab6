/** A time of day, by the clock that the user looks at. */
export const clockTime = (time: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {timeStyle: 'short'}).format(time);
