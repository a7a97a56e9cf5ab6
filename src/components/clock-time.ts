/** A time of day, by the clock that the user looks at. */
export const clockTime = (time: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {timeStyle: 'short'}).format(time);

/** Whether something is to be said to end: a minute before it does (epoch milliseconds). */
export const endsSoon = (endsAt: number | undefined): boolean => endsAt !== undefined && endsAt - Date.now() <= 60_000;
