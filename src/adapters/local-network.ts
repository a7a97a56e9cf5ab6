import {CertError} from '../domain/errors.js';
import {isFramed} from './page-context.js';
import {documentProperty, pageWindow} from './page.js';

/*
 * A page from the network may only reach software on its own PC if the browser allows it: Chromium from 142 on
 * (WebSockets from 147), Firefox if the feature is switched on. The permission has had two names. A page from loopback
 * is not restricted. A browser that knows neither name has no such restriction, as far as we know.
 */

/** The browser's permission. `state` is always the current one. */
export interface LoopbackPermission {
  readonly state: PermissionState;
  /** Calls the listener at each change until the returned function is called. */
  onChange(listener: () => void): () => void;
}

export interface LocalNetwork {
  /**
   * Undefined if no permission is known to be needed. Rejects with `insecure-context` or `agent-not-delegated` if the
   * user's answer could not help.
   */
  permission(): Promise<LoopbackPermission | undefined>;
  /**
   * Calls the listener with the directive when the page's own content policy forbids the address, until the returned
   * function is called.
   */
  onForbidden?(url: string, listener: (directive: string) => void): () => void;
}

const names = ['loopback-network', 'local-network-access'] as const;
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether the top page did not delegate the permission to this frame. False in browsers without this feature. */
const isNotDelegated = (): boolean => {
  const policy = documentProperty('featurePolicy');
  const name = names.find((each) => policy?.features().includes(each));
  return isFramed() && policy !== undefined && name !== undefined && !policy.allowsFeature(name);
};

const query = async (): Promise<PermissionStatus | undefined> => {
  for (const name of names) {
    // An unknown name rejects the promise: the browser is older, or restricts nothing.
    const status = await navigator.permissions.query({name: name as PermissionName}).catch(() => undefined);
    if (status) return status;
  }
  return undefined;
};

/** The browser's rules for this page. */
export const pageNetwork: LocalNetwork = {
  onForbidden(url, listener) {
    const heed = ({blockedURI, effectiveDirective}: SecurityPolicyViolationEvent): void => {
      if (blockedURI !== '' && url.startsWith(blockedURI.replace(/\/$/, ''))) listener(effectiveDirective);
    };
    addEventListener('securitypolicyviolation', heed);
    return () => {
      removeEventListener('securitypolicyviolation', heed);
    };
  },
  async permission() {
    if (isNotDelegated()) throw new CertError('agent-not-delegated');
    if (loopbackHost.test(pageWindow().location.hostname) || !('permissions' in navigator)) return undefined;
    const status = await query();
    if (!status) return undefined;
    // Only secure pages can get the permission. Where the permission exists, other pages are always denied.
    if (!isSecureContext) throw new CertError('insecure-context');
    return {
      get state() {
        return status.state;
      },
      onChange: (listener) => {
        status.addEventListener('change', listener);
        return () => {
          status.removeEventListener('change', listener);
        };
      },
    };
  },
};

/** For runtimes without a browser. */
export const noNetworkRules: LocalNetwork = {permission: () => Promise.resolve(undefined)};
