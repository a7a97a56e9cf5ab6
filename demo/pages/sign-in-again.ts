/**
 * The host handles signing in. Whoever signed in by hand is signed out, and signs in by hand; whoever came by a link of
 * the demo is signed in again by that link.
 */
export const signInAgain = (): void => {
  const link = document.querySelector<HTMLAnchorElement>('#relogin');
  if (link && !link.hidden) {
    link.click();
    return;
  }
  const form = document.querySelector<HTMLFormElement>('#sign-out');
  form?.append(Object.assign(document.createElement('input'), {type: 'hidden', name: 'again'}));
  form?.submit();
};
