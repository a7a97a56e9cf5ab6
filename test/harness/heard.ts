import type {CertPage} from './cert-page.js';

/** What a screen reader is told from now on, without a move of the focus. */
export const listen = (page: CertPage): string[] => {
  const heard: string[] = [];
  const [region] = page.root.querySelectorAll('[role=status]');
  new MutationObserver(() => {
    if (page.announced) heard.push(page.announced);
  }).observe(region as Node, {characterData: true, childList: true, subtree: true});
  return heard;
};
