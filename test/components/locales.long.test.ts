import {leavesNoChinese} from '../harness/languages.js';
import {states} from '../harness/states.js';

describe('Every state, in English,', () => {
  leavesNoChinese(states);
});
