/*
 * What loads each file of translations, in each locale. One export for each: a bundler leaves out the files of the paths
 * that a host does not have.
 */

export const common = {en: () => import('./en/common.js'), 'zh-TW': () => import('./zh-TW/common.js')};
export const icCard = {en: () => import('./en/ic-card.js'), 'zh-TW': () => import('./zh-TW/ic-card.js')};
export const legalRep = {en: () => import('./en/legal-rep.js'), 'zh-TW': () => import('./zh-TW/legal-rep.js')};
export const handoff = {en: () => import('./en/handoff.js'), 'zh-TW': () => import('./zh-TW/handoff.js')};
export const adminAssist = {en: () => import('./en/admin-assist.js'), 'zh-TW': () => import('./zh-TW/admin-assist.js')};
export const adminRequests = {
  en: () => import('./en/admin-requests.js'),
  'zh-TW': () => import('./zh-TW/admin-requests.js'),
};
export const profile = {en: () => import('./en/profile.js'), 'zh-TW': () => import('./zh-TW/profile.js')};
