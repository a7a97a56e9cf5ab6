/** The methods that the demo knows, in its order. */
export const demoMethods = ['ic-card', 'legal-rep', 'bank-ukey'] as const;

export type DemoMethod = (typeof demoMethods)[number];

/** What a page of the demo can begin with. */
export const demoViews = ['home', 'profile', ...demoMethods] as const;

export type DemoView = (typeof demoViews)[number];
