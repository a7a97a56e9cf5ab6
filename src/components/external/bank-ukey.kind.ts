import {bankKind} from '../../domain/banks.js';
import type {ShownKind} from '../path/method.js';
import {bankUkeyTexts} from './bank-ukey.texts.js';

export const bankUkeyKind: ShownKind = {...bankKind(), texts: bankUkeyTexts};
