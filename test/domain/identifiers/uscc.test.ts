import {expect} from 'chai';
import {checkUscc, isUsccShaped, orgCodeFromUscc, type CheckMode} from '../../../src/domain/index.js';
import {expectReactions, reaction} from './findings.js';
import {fictitiousUscc, orgCheck, personNumber, pilotCheck, substitutions, usccCheck, usccLetters} from './oracles.js';

const strict = {mode: 'strict'} as const;
const manualSample = 'DYCK12345671234567';

/** With both check characters put right. */
const closed = (first16: string): string => {
  const first17 = first16 + orgCheck(first16.slice(8));
  return first17 + usccCheck(first17);
};

/** Published codes of the Fujian pilot. */
const pilot = [
  ...['91350211M0000XUF46', '91350100M0001TGQXM', '91350203M0001QKT19', '91350203M0001FUE2P', '91350211M00013FA1N'],
  ...['91350203M0001QAY9B', '91350212M00010RN6D', '91350205M0001WXB32', '91350213M0001Q7Q47', '91350200M000000510'],
  '91350128M00000019A',
];

describe('A unified social credit code', () => {
  it('is valid with a valid department, region and both check characters', () => {
    const published = [
      ...['91110000600037341L', '91350100M000100Y43', '51420000MJH2003604', '53420000MJH2448303', '914403001922038216'],
      ...['9144030071526726XG', '91110000802100433B', '91440300708461136T', '9131000063159284XQ', '9135020026015919XW'],
      ...['913504001555807674', '91110108795101314G', '91310110666007217T'],
    ];
    for (const code of [...published, fictitiousUscc(), '91100000PDY0003860', '913502006120495420'])
      for (const mode of ['strict', 'standard', 'lenient'] as const)
        expect(reaction(checkUscc(code, {mode})), code).to.equal('ok');
  });

  it('starts with a department and category of the standard', () => {
    const categories: Readonly<Record<string, string>> = {
      ...{1: '1239', 2: '19', 3: '123459', 4: '19', 5: '1239', 6: '129', 7: '129', 8: '19', 9: '123'},
      ...{A: '19', N: '1239', Y: '1'},
    };
    const all = Array.from(usccLetters);
    const accepted = all.flatMap((first) =>
      all
        .filter((second) => checkUscc(closed(`${first}${second}100000PDY00009`), strict).level === 'ok')
        .map((second) => first + second),
    );
    const table = all.flatMap((first) => Array.from(categories[first] ?? '').map((second) => first + second));
    expect(accepted).to.deep.equal(table);
  });

  it('is checked as strictly as the mode says', () => {
    const table = (mode: CheckMode | undefined) => (code: string) => reaction(checkUscc(code, mode ? {mode} : {}));
    const codes = {
      sample: manualSample,
      region: closed('91A10000PDY00001'),
      department: closed('94100000PDY00001'),
      outer: '91100000PDY00001X0',
      inner: '91520421MA6DJ09246',
    };
    const reactions = (mode?: CheckMode) => Object.values(codes).map(table(mode));
    expect(reactions('strict')).to.deep.equal([
      ...['error uscc.region', 'error uscc.region', 'error uscc.department', 'error uscc.checkDigit'],
      'warn uscc.orgCode',
    ]);
    expect(reactions()).to.deep.equal(reactions('standard'));
    expect(reactions()).to.deep.equal(reactions('strict').map((text) => text.replace('error', 'warn')));
    expect(reactions('lenient')).to.deep.equal(['ok', 'ok', 'ok', 'ok', 'ok']);
  });

  it('has only digits in its six region places', () => {
    for (const at of [2, 3, 4, 5, 6, 7]) {
      const code = `91100000PDY00001`;
      expect(reaction(checkUscc(closed(`${code.slice(0, at)}A${code.slice(at + 1)}`), strict))).to.equal(
        'error uscc.region',
      );
    }
  });

  it('of the Fujian pilot is valid by the pilot’s check', () => {
    for (const code of pilot) {
      expect(pilotCheck(code.slice(0, 17)), code).to.equal(code.charAt(17));
      expect(usccCheck(code.slice(0, 17)), code).not.to.equal(code.charAt(17));
      expect(reaction(checkUscc(code, strict)), code).to.equal('ok');
    }
  });

  it('outside the pilot must pass the standard’s check', () => {
    const asPilot = (first17: string) => first17 + pilotCheck(first17);
    for (const first17 of ['91360211M0000XUF3', '91530211M0000XUF4', '91350211MA000XUF4', '91350211A0000XUF4'])
      expect(reaction(checkUscc(asPilot(first17), strict)), first17).to.equal('error uscc.checkDigit');
    for (const code of pilot.flatMap((known) =>
      substitutions(known.slice(17), usccLetters).map((last) => known.slice(0, 17) + last),
    ))
      if (code.charAt(17) !== usccCheck(code.slice(0, 17)))
        expect(reaction(checkUscc(code, strict)), code).to.equal('error uscc.checkDigit');
  });

  it('gets a specific error for each other kind of input', () => {
    expectReactions(checkUscc, {
      'error uscc.registrationNumber': ['440301103097413'],
      'error uscc.length': [
        '44030110309741A',
        '440301103097413A',
        'A440301103097413',
        '70846113-A',
        '91100000PDY00001X',
        '91100000PDY00001XYY',
      ],
      'error uscc.isOrgCode': ['708461136', '70846113-6', 'D2143569-X'],
      'error uscc.characters': ['91100000PDY00001X!', '91100000PDY00001X公', '9110000OPDY00001X!'],
      'error input.lookalike': ['91100000PDУ00001XY', '91100000ΡDY00001XY'],
      'error uscc.letters': ['91100000PVY00001XY'],
    });
  });

  it('gets the misread digits suggested for letters when the result is valid, unapplied', () => {
    const sound = '91320500PDY000255K';
    expect(checkUscc(sound, strict).level).to.equal('ok');
    expect(checkUscc('9I3Z0S0OPDY000ZS5K')).to.deep.equal({
      level: 'error',
      key: 'uscc.letters',
      value: '9I3Z0S0OPDY000ZS5K',
      suggestion: sound,
    });
  });

  it('gets no suggestion for letters when the result would be invalid', () => {
    for (const wrong of ['9I100000PDY00001XX', 'DOCK12345671234567', '9V100000PDY00001XY', '9VI00000PDY00001XY'])
      expect(checkUscc(wrong)).to.deep.equal({level: 'error', key: 'uscc.letters', value: wrong});
    // The outer check agrees with 0 for O, the inner one does not.
    expect(checkUscc('9152O421MA6DJ09246')).not.to.have.property('suggestion');
  });

  it('is reported when it is a resident ID number', () => {
    for (let sequence = 100; sequence < 120; sequence++) {
      const idCard = personNumber('440100', '19900101', String(sequence));
      expectReactions((value) => checkUscc(value, strict), {'error uscc.residentId': [idCard]});
      expectReactions(checkUscc, {'warn uscc.residentId': [idCard]});
      expectReactions((value) => checkUscc(value, {mode: 'lenient'}), {ok: [idCard]});
    }
  });

  it('that is valid gets only a warning when it also reads as a resident ID number', () => {
    const coincidence = Array.from({length: 1000}, (_, at) =>
      personNumber('110100', '19900101', String(at).padStart(3, '0')),
    ).find((number) => usccCheck(number.slice(0, 17)) === number.charAt(17));
    expect(reaction(checkUscc(coincidence, strict))).to.equal('warn uscc.residentId');
  });
});

describe('The organisation code in a credit code', () => {
  it('is undefined before the credit code has 18 valid characters', () => {
    for (const text of ['', '91440300708461136', '91440300708461136TT', '9I440300708461136T', undefined, null, 7, {}])
      expect(orgCodeFromUscc(text)).to.equal(undefined);
  });

  it('needs 18 characters of the standard’s alphabet', () => {
    for (const letter of Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'))
      expect(isUsccShaped(letter.repeat(18)), letter).to.equal(usccLetters.includes(letter));
  });
});
