// First, because it checks the page before Lit is evaluated.
import './components/element/guard/changed-global.js';

export type {LevelActionButton, LevelActionOffer, LevelActionState} from './components/element/level-action/draw.js';
export {
  levelAction,
  type LevelAction,
  type LevelActionSettings,
} from './components/element/level-action/level-action.js';
