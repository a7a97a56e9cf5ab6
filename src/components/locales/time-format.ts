/** China Standard Time, like every other time on the screen; `timeStyle` would say 清晨5:10 in Taiwan. */
const clock = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai'} as const;

/** A language that a host adds may be no tag. */
const format = (tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat(tag, options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
};

/** A time of day. */
export const clockTime = (time: number, locale: string): string => format(locale, clock).format(time);

/** An ISO instant as a date and a time of day. */
export const timeOf = (instant: string, locale: string): string =>
  format(locale, {year: 'numeric', month: 'long', day: 'numeric', ...clock}).format(new Date(instant));

/** Whether to warn that something ends (epoch milliseconds): from one minute before its end, unless told otherwise. */
export const endsSoon = (endsAt: number | undefined, warningMs = 60_000): boolean =>
  endsAt !== undefined && endsAt - Date.now() <= warningMs;

/** An instant, as ISO text or epoch milliseconds, as a date in China Standard Time, where the certification happens, whatever the PC's time zone is. */
export const dayOf = (instant: string | number, locale: string): string =>
  format(locale, {dateStyle: 'long', timeZone: 'Asia/Shanghai'}).format(new Date(instant));
