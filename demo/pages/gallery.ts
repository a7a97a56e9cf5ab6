import {must} from './build-element.js';
import {showGallery} from './gallery-page.js';
import {showStage} from './gallery-stage.js';

/*
 * Every state of every screen, each with its own address: `gallery.html#ic-card/pin`. With `?bare`, only the widget is
 * shown: in the gallery's frames, and for pictures.
 */

const main = must('#gallery', HTMLElement);
const query = new URLSearchParams(location.search);

if (query.has('bare')) showStage(main, query);
else showGallery(main, query);
