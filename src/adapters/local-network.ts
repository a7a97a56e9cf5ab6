import {CertError} from '../domain/errors.js';

/*
 * A page from the network may only reach software on its own PC where the browser allows it: Chromium from 142 on
 * (WebSockets from 147), Firefox where it is switched on. The permission has had two names. A page that itself comes
 * from loopback is not restricted, and a browser that knows neither name restricts nothing that we know of.
 */

/** The browser's answer, as far as there is one. `state` is always the present one. */
export interface LoopbackPermission {
  readonly state: PermissionState;
  /** Tells of each change until the returned function is called. */
  onChange(listener: () => void): () => void;
}

export interface LocalNetwork {
  /**
   * Undefined where no permission is known to be needed. Rejects with `insecure-context` or `agent-not-delegated`
   * where no answer of the user could help.
   */
  permission(): Promise<LoopbackPermission | undefined>;
  /** Tells the directive, where the page's own content policy forbids the address, until the returned function is called. */
  onForbidden?(url: string, listener: (directive: string) => void): () => void;
}

const names = ['loopback-network', 'local-network-access'] as const;
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

type FeaturePolicy = {allowsFeature(feature: string): boolean; features(): string[]};

/** Whether this frame was left without what its top page may do. Unknown to browsers that have no such feature. */
const isNotDelegated = (): boolean => {
  const policy = (document as Document & {featurePolicy?: FeaturePolicy}).featurePolicy;
  const name = names.find((each) => policy?.features().includes(each));
  return window.top !== window && policy !== undefined && name !== undefined && !policy.allowsFeature(name);
};

const query = async (): Promise<PermissionStatus | undefined> => {
  for (const name of names) {
    // An unknown name is a rejected promise: an older browser, or one that restricts nothing.
    const status = await navigator.permissions.query({name: name as PermissionName}).catch(() => undefined);
    if (status) return status;
  }
  return undefined;
};

/** The page's own. */
export const pageNetwork: LocalNetwork = {
  onForbidden(url, listener) {
    const heed = ({blockedURI, effectiveDirective}: SecurityPolicyViolationEvent): void => {
      if (blockedURI !== '' && url.startsWith(blockedURI.replace(/\/$/, ''))) listener(effectiveDirective);
    };
    document.addEventListener('securitypolicyviolation', heed);
    return () => {
      document.removeEventListener('securitypolicyviolation', heed);
    };
  },
  async permission() {
    if (isNotDelegated()) throw new CertError('agent-not-delegated');
    if (loopbackHost.test(location.hostname) || !('permissions' in navigator)) return undefined;
    const status = await query();
    if (!status) return undefined;
    // Only secure pages can be given the permission; where it exists, all others are denied it for good.
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

/** Runtimes without a browser. */
export const noNetworkRules: LocalNetwork = {permission: () => Promise.resolve(undefined)};
