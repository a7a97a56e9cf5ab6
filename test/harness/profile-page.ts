import {recordTexts} from '../../src/components/record/record.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {profileTexts} from '../../src/components/profile/profile.texts.js';
import type {ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import {CertPage, type PageOptions} from './cert-page.js';

/** All that the profile's screens say in Chinese: its own words, and those that it shares. */
export const texts = {
  ...recordTexts.reference,
  ...pathTexts.reference,
  ...profileTexts.reference,
  labels: {...recordTexts.reference.labels, ...profileTexts.reference.labels},
  hints: {...recordTexts.reference.hints, ...profileTexts.reference.hints},
};

const walks = {enterprise: enterpriseWalk, account: accountWalk};

type Typed = ProfileChanges & Readonly<Record<string, string>>;

/** A public element whose profile shows. */
export class ProfilePage extends CertPage {
  static readonly atRecord = (options?: PageOptions) => ProfilePage.at(enterpriseWalk, {to: 'viewing'}, options);
  static readonly atForm = (part: ProfilePart, typed?: Typed, options?: PageOptions) =>
    ProfilePage.at(walks[part], {to: 'editing'}, options, typed);
  static readonly sent = (part: ProfilePart, typed: Typed, options?: PageOptions) =>
    ProfilePage.at(walks[part], {through: 'confirming', typed: {editing: typed}}, options);
}
