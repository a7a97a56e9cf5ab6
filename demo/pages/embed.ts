import '../../src/define.js';
import {bringFont} from './cjk-font.js';

addEventListener('load', bringFont);
