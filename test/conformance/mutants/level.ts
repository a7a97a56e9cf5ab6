import {mutant, type Mutant} from './mutant.js';

export const level: readonly Mutant[] = [
  mutant(
    'level-falls-by-the-card',
    'A second certification by card counts from the next sign-in only, and the first one no more.',
    'verify-card',
    'order: former?.order ?? store.nextOrder(),',
    'order: store.nextOrder(),',
  ),
  mutant(
    'level-falls-by-data',
    'A certification by data takes the card’s level away.',
    'status',
    'if (card && isInForce(card, session)) return levels.high;',
    'if (card && isInForce(card, session) && Object.keys(others).length === 0) return levels.high;',
  ),
  mutant(
    'level-of-the-method',
    'An outcome has the level that its method has alone.',
    'pass-person',
    'level: levelIn(session, certifications),',
    "level: levelIn(session, {'legal-rep': certification}),",
  ),
  mutant(
    'aspects-early',
    'The aspects count a certification that takes effect at the next sign-in.',
    'status',
    'aspects: {enterprise: isAny, accountHolder: isAny},',
    'aspects: {enterprise: isAny || isRaised, accountHolder: isAny || isRaised},',
  ),
];
