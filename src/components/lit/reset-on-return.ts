import type {ReactiveControllerHost} from 'lit';

/** Starts again where the page comes back from the browser's cache: another user may have signed in meanwhile. */
export const resetOnReturn = (host: ReactiveControllerHost & {reset(): Promise<void>}): void => {
  const onShow = ({persisted}: PageTransitionEvent): void => {
    if (persisted) void host.reset();
  };
  host.addController({
    hostConnected: () => {
      addEventListener('pageshow', onShow);
    },
    hostDisconnected: () => {
      removeEventListener('pageshow', onShow);
    },
  });
};
