/** A time of day in China Standard Time, like every other time on the screen. */
export const clockTime = (time: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {timeStyle: 'short', timeZone: 'Asia/Shanghai'}).format(time);

/** An ISO instant as a date and a time of day in China Standard Time. */
export const timeOf = (instant: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai'}).format(
    new Date(instant),
  );

/** Whether to warn that something ends (epoch milliseconds): from one minute before its end, unless told otherwise. */
export const endsSoon = (endsAt: number | undefined, warningMs = 60_000): boolean =>
  endsAt !== undefined && endsAt - Date.now() <= warningMs;
