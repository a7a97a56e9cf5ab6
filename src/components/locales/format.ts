import type {Locale} from '../../domain/locales.js';

/** An instant, as ISO text or epoch milliseconds, as a date in China Standard Time, where the certification happens, whatever the PC's time zone is. */
export const dayOf = (instant: string | number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeZone: 'Asia/Shanghai'}).format(new Date(instant));
