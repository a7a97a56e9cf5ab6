import {haveOneLanguage} from '../harness/languages.js';
import {states} from '../harness/states.js';

describe('Every state', () => {
  haveOneLanguage(states);
});
