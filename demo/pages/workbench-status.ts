import {must} from './build-element.js';

/** Tells what a press in the workbench has done, in its status line. */
export const say = (text: string): void => {
  must('#workbench-status', HTMLElement).textContent = text;
};
