/** The methods that the demo knows, in its order. */
export const demoMethods = ['ic-card', 'legal-rep', 'bank-ukey', 'admin-assist'] as const;

export type DemoMethod = (typeof demoMethods)[number];

/** The first views that a page of the demo can show. */
export const demoViews = ['home', 'profile', ...demoMethods] as const;

export type DemoView = (typeof demoViews)[number];
