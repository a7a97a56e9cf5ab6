interface Device {
  readonly matchMedia?: (query: string) => {readonly matches: boolean};
  readonly screen: {readonly width: number; readonly height: number};
}

/**
 * Whether no card reader and no UKey can be plugged in here: on a phone, and on a tablet without a mouse. With a mouse or
 * a touchpad it is a desktop. So is a large touch screen, such as a terminal in an office hall, and a keyboard without
 * any pointer. Where nothing tells, as in jsdom, it is a desktop, too.
 */
export const isHandheld = ({matchMedia, screen}: Device = globalThis): boolean =>
  matchMedia?.('(any-pointer: coarse)').matches === true &&
  !matchMedia('(any-pointer: fine)').matches &&
  // The short side of the largest tablet is 1032.
  Math.min(screen.width, screen.height) < 1080;
