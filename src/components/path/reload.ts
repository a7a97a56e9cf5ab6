import {pageWindow} from '../../adapters/of-document.js';

/** A browser does not repeat an import that failed, so the page must be loaded again. */
export const reload = (): void => {
  pageWindow().location.reload();
};
