import {bankMethod} from '../../domain/banks.js';
import {bankUkeyTexts} from './bank-ukey.texts.js';
import type {ShownExternalMethod} from './external.texts.js';

export const bankUkeyExternal: ShownExternalMethod = {...bankMethod(), texts: bankUkeyTexts};
