import type {CheckLevel} from '../../../src/domain/index.js';

/** Names with the reaction to each. */
export const nameVectors: Readonly<
  Record<string, readonly (readonly [value: string, level: CheckLevel, why: string])[]>
> = {
  'person-name': [
    ['买买提·艾力', 'ok', 'U+00B7'],
    ['古丽娜尔·阿不都热依木·买买提', 'ok', 'three parts'],
    ['\u{30000}三', 'ok', 'extension G'],
    ['\u{31350}三', 'ok', 'extension H'],
    ['䶮三', 'ok', 'U+4DAE, extension A'],
    ['\uE863三', 'warn', 'private-use code point (old encoding of a rare character): warn, do not block'],
    ['张3', 'error', 'digit'],
    ['张·', 'error', 'ends with dot'],
    ['·张', 'error', 'starts with dot'],
    ['张··三', 'error', 'double dot'],
    ['张'.repeat(51), 'error', '51 characters'],
  ],
  'enterprise-name': [
    ['东莞市测试进出口（集团）有限公司', 'ok', 'full-width brackets: keep'],
    ['东莞市测试进出口(集团)有限公司', 'ok', 'half-width: same comparison key, do not call it an error'],
    ['某某（上海）国际贸易有限公司', 'ok', 'plain'],
    ['ABC有限公司', 'warn', 'letters: unusual, registry names are Chinese (warn)'],
    ['有限公司'.repeat(60), 'error', '240 characters'],
    ['测', 'error', 'one character'],
    ['某某公司\u200B', 'ok', 'zero-width dropped'],
  ],
};
