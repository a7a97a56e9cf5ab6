/** The methods of this version. A backend may name others: those are not offered. */
export type MethodId = 'ic-card' | 'legal-rep' | 'bank-ukey' | 'admin-assist';

/** What the widget can begin with. */
export type View = 'home' | 'profile' | MethodId;
