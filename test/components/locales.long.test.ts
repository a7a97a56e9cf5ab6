import {leavesNoChinese} from '../harness/languages.js';
import {states} from '../harness/states.js';

describe('every state, in English,', () => {
  leavesNoChinese(states);
});
