import type {ReactiveControllerHost} from 'lit';

const mouse = ['mousedown', 'click'];

/**
 * The second press of a double click meets the screen that the first one has brought, or what of the page is there now:
 * it does nothing, and takes the focus from nothing.
 */
export const ignoreSecondPress = (host: ReactiveControllerHost & HTMLElement): void => {
  // Loaded between the two presses, this has not seen the first.
  let pressed: Node | undefined = new Text();
  const heed = (event: Event): void => {
    const path = event.composedPath();
    if ((event as MouseEvent).detail < 2) pressed = path.includes(host) ? (path[0] as Node) : undefined;
    else if (pressed?.isConnected === false) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  host.addController({
    hostConnected: () => {
      for (const type of mouse) addEventListener(type, heed, true);
    },
    hostDisconnected: () => {
      for (const type of mouse) removeEventListener(type, heed, true);
    },
  });
};
