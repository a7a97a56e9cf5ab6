import type {ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import {changeOf} from '../../walks/profile.walk.js';
import {CertPage, type PageOptions} from './cert-page.js';

type Typed = ProfileChanges & Readonly<Record<string, string>>;

/** A public element whose profile shows. */
export class ProfilePage extends CertPage {
  /** The record, as a host opens it. */
  static atRecord(options?: PageOptions): Promise<ProfilePage> {
    return ProfilePage.at(changeOf('enterprise', {}), {to: 'viewing'}, options);
  }

  /** The form of a part, with what was typed into it. */
  static atForm(part: ProfilePart, typed?: Typed, options?: PageOptions): Promise<ProfilePage> {
    return ProfilePage.at(changeOf(part, {}), {to: 'editing'}, options, typed);
  }

  /** What was typed has been sent. */
  static sent(part: ProfilePart, typed: Typed, options?: PageOptions): Promise<ProfilePage> {
    return ProfilePage.at(changeOf(part, typed), {through: 'confirming'}, options);
  }
}
