/** Whoever came by a link of the demo signs in by that link. */
const ownLink = (): HTMLAnchorElement | undefined => {
  const link = document.querySelector<HTMLAnchorElement>('#relogin');
  return link && !link.hidden ? link : undefined;
};

/** Opened in another tab where the session has ended, so that what is typed stays. */
export const signInAddress = (): string => ownLink()?.href ?? new URL('/sign-in.html', location.href).href;

/**
 * The host handles signing in. Whoever signed in by hand is signed out, and signs in by hand; whoever came by a link of
 * the demo is signed in again by that link.
 */
export const signInAgain = (): void => {
  const link = ownLink();
  if (link) {
    link.click();
    return;
  }
  const form = document.querySelector<HTMLFormElement>('#sign-out');
  form?.append(Object.assign(document.createElement('input'), {type: 'hidden', name: 'again'}));
  form?.submit();
};
