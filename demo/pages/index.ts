import '../../src/define.js';

// Signing in is the host's: here it is a link that signs the same user in again.
document.querySelector('sw-realname-cert')?.addEventListener('sw-relogin', () => {
  document.querySelector<HTMLAnchorElement>('#relogin')?.click();
});
