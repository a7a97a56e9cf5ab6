/** A time of day in China Standard Time, like every other time on the screen. */
export const clockTime = (time: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {timeStyle: 'short', timeZone: 'Asia/Shanghai'}).format(time);

/** An ISO instant as a date and a time of day in China Standard Time. */
export const timeOf = (instant: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai'}).format(
    new Date(instant),
  );

/** Whether to warn that something ends: from one minute before its end (epoch milliseconds). */
export const endsSoon = (endsAt: number | undefined): boolean => endsAt !== undefined && endsAt - Date.now() <= 60_000;
