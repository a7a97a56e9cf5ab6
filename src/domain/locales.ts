/** The languages that the widget speaks, and in which direction each is written. */
export const directions = {'zh-CN': 'ltr', 'zh-TW': 'ltr', en: 'ltr'} as const satisfies Record<string, 'ltr' | 'rtl'>;

export type Locale = keyof typeof directions;

/** Those whose words are loaded when they are asked for. Those of zh-CN, the reference, are always there. */
export type FurtherLocale = Exclude<Locale, 'zh-CN'>;

export const locales = Object.keys(directions) as readonly Locale[];
