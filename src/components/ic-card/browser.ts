/** Browsers that have the permission setting in different places. */
export type Browser = 'chrome' | 'edge' | '360' | 'firefox';

export const browserOf = (userAgent: string): Browser => {
  if (/Edg\//.test(userAgent)) return 'edge';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  return /360(?:SE|EE)|QIHU/i.test(userAgent) ? '360' : 'chrome';
};
