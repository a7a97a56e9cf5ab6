/** The languages of the widget, and the direction in which each is written. */
export const directions = {'zh-CN': 'ltr', 'zh-TW': 'ltr', en: 'ltr'} as const satisfies Record<string, 'ltr' | 'rtl'>;

export type Locale = keyof typeof directions;

/** The locales whose texts are loaded on demand. The texts of zh-CN, the reference, are always loaded. */
export type FurtherLocale = Exclude<Locale, 'zh-CN'>;

export const locales = Object.keys(directions) as readonly Locale[];
