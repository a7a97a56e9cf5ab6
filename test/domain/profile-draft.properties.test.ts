import {expect} from 'chai';
import fc from 'fast-check';
import {
  askedFields,
  changedFields,
  fieldOf,
  mostChanges,
  movedFields,
  validateProfile,
  validateRecord,
} from '../../src/domain/profile-draft.js';
import {putBack} from '../../src/domain/recorded-form.js';
import {
  editableFields,
  type EditableField,
  type ProfileChanges,
  type ProfilePart,
} from '../../src/domain/profile-fields.js';
import type {Profile} from '../../src/domain/profile.schemas.js';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {edit, idNumbers, nothing, otherUscc, rules, thirdUscc, type} from './profile-draft.harness.js';

const limited: readonly EditableField[] = ['uscc', 'orgCode', 'enterpriseName'];
const names = Object.values(editableFields).flat();
const partOf = (name: EditableField): ProfilePart =>
  (editableFields.enterprise as readonly string[]).includes(name) ? 'enterprise' : 'account';

/** What may stand in any field: what fits somewhere, nearly fits, or fits nowhere. */
const text = fc.oneof(
  fc.constantFrom('', ' ', otherUscc, thirdUscc, 'DYCK12345671234567', 'PDY000386', 'PDY00002-8', ...idNumbers),
  fc.constantFrom('resident-id', 'passport-prc', 'E12345678', '20200310', '2040-03-10', '00000000', '长期', '张三'),
  fc.string({unit: 'binary', maxLength: 40}),
  fc.string({unit: 'grapheme', maxLength: 40}),
  fc.constantFrom('长'.repeat(300), 'A'.repeat(5_000), '\uD800', '__proto__'),
);
const name = fc.constantFrom(...names);
const draft = fc.dictionary(name, text, {maxKeys: 6}) as fc.Arbitrary<ProfileChanges>;
const part = fc.constantFrom<ProfilePart>('enterprise', 'account');

/** A record that says anything, masked or not, of a few of its fields. */
const profile: fc.Arbitrary<Profile> = fc
  .dictionary(name, fc.tuple(text, fc.boolean(), fc.boolean()), {maxKeys: 4})
  .map((fields) => {
    const entries = Object.entries(fields).map(
      ([each, [display, masked, onRecord]]) => [each, fakeField(display, {masked, onRecord})] as const,
    );
    const of = (wanted: ProfilePart) =>
      Object.fromEntries(entries.filter(([each]) => partOf(each as EditableField) === wanted));
    return fakeProfile({enterprise: of('enterprise'), account: of('account')});
  });

describe('Any draft of any record', () => {
  it('is reviewed without an exception, with findings and changes only for its own fields', () => {
    fc.assert(
      fc.property(profile, part, draft, (of, half, typed) => {
        const {findings, changes, verdict} = validateProfile(of, half, typed, rules);
        validateRecord(of, rules);
        expect(editableFields[half]).to.include.members(Object.keys(findings));
        expect(Object.keys(typed)).to.include.members(Object.keys(changes));
        expect(askedFields(of, half, typed)).to.include.members(Object.keys(changes));
        if (verdict !== 'error') expect(changes).not.to.deep.equal({});
      }),
    );
  });

  it('counts at most the three limited fields, and cannot be sent with more than two', () => {
    fc.assert(
      fc.property(profile, part, draft, (of, half, typed) => {
        const {counted, changes, verdict} = validateProfile(of, half, typed, rules);
        const most = limited.filter((each) => each in changes && fieldOf(of, each).onRecord);
        expect(counted).to.equal(most.length);
        if (counted > mostChanges) expect(verdict).to.equal('error');
      }),
    );
  });

  it('does not count a field that is empty on record', () => {
    fc.assert(
      fc.property(draft, (typed) => {
        const empty = fakeProfile({
          enterprise: {uscc: fakeField(''), orgCode: fakeField(''), enterpriseName: fakeField('')},
        });
        expect(validateProfile(empty, 'enterprise', typed, rules).counted).to.equal(0);
      }),
    );
  });

  it('contains no change when it only writes the recorded value differently', () => {
    const around = fc.constantFrom('', ' ', '\u200B', '\u3000', '\uFEFF');
    const write = fc.constantFrom(
      (value: string) => value,
      (value: string) => value.toLowerCase(),
    );
    fc.assert(
      fc.property(name, around, around, write, (each, before, after, style) => {
        const of = fakeProfile({account: {idNumber: fakeField(idNumbers[0])}});
        const value = each === 'idType' ? fieldOf(of, each).display : before + style(fieldOf(of, each).display) + after;
        expect(changedFields(of, partOf(each), {[each]: value}), value).to.deep.equal([]);
      }),
    );
  });

  it('gets the same review again after normalisation', () => {
    fc.assert(
      fc.property(profile, part, draft, (of, half, typed) => {
        const {changes, verdict} = validateProfile(of, half, typed, rules);
        fc.pre(verdict !== 'error');
        // What was typed as it is on record anyway is judged, and not sent.
        expect(validateProfile(of, half, {...typed, ...changes}, rules)).to.deep.include({changes, verdict});
      }),
      {numRuns: 300},
    );
  });
});

describe('Any sequence of edits', () => {
  const edits = fc.array(fc.dictionary(name, text, {minKeys: 1, maxKeys: 2}), {
    maxLength: 6,
  });

  it('leaves an empty draft once every field is reset', () => {
    fc.assert(
      fc.property(profile, edits, fc.shuffledSubarray(names, {minLength: names.length}), (of, values, order) => {
        expect(order.reduce(putBack, type(of, ...values))).to.deep.equal(nothing);
      }),
    );
  });

  it('is undone by an immediate reset', () => {
    fc.assert(
      fc.property(profile, name, text, (of, each, value) => {
        expect(putBack(edit(of, nothing, {[each]: value}), each)).to.deep.equal(nothing);
      }),
    );
  });

  it('never overwrites typed values; only an untyped organisation code is filled in', () => {
    fc.assert(
      fc.property(profile, edits, draft, (of, values, last) => {
        const before = type(of, ...values);
        const after = edit(of, before, last);
        for (const each of names.filter((other) => other !== 'orgCode')) {
          expect(after.draft[each]).to.equal(last[each] ?? before.draft[each]);
        }
        const byHand = last.orgCode ?? (before.filled === undefined ? before.draft.orgCode : undefined);
        if (byHand) expect(after).to.deep.include({draft: after.draft, filled: undefined});
        if (byHand) expect(after.draft.orgCode).to.equal(byHand);
      }),
    );
  });

  it('records a filled-in organisation code exactly', () => {
    fc.assert(
      fc.property(profile, edits, (of, values) => {
        const {draft: typed, filled} = type(of, ...values);
        if (filled !== undefined) expect(typed.orgCode).to.equal(filled);
        const wasTyped = values.some(({orgCode}) => orgCode !== undefined);
        if (!wasTyped) expect(typed.orgCode).to.equal(filled);
      }),
    );
  });

  it('reports a moved field only where it was typed and the record changed', () => {
    fc.assert(
      fc.property(profile, profile, draft, (before, now, typed) => {
        expect(Object.keys(typed)).to.include.members([...movedFields(before, now, typed)]);
        expect(movedFields(before, before, typed)).to.deep.equal([]);
      }),
    );
  });
});
