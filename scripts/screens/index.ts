/** The parts that a test of a single picture uses, too. */
export {cameraArgs, fontsLoaded, untilStill} from './camera.js';
export {differenceOf, readPicture, writeSmall, type Picture} from './picture.js';
