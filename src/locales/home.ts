/** Apart from the other files, because it is loaded with the first script. */
export const home = {en: () => import('./en/home.js'), 'zh-TW': () => import('./zh-TW/home.js')};
