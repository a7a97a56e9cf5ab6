/* All pictures. Loaded when the first of them is shown. */
export {drawings} from './drawings.js';
export {pictureTexts} from './pictures.texts.js';
export {styles} from './pictures.styles.js';
