import {banks} from '../../domain/banks.js';
import type {ShownKind} from '../path/method.js';
import {bankUkeyTexts} from './bank-ukey.texts.js';

export const bankUkeyKind: ShownKind = {id: 'bank-ukey', ways: ['link'], places: banks, texts: bankUkeyTexts};
