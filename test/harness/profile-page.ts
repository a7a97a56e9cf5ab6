import type {ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import {CertPage, type PageOptions} from './cert-page.js';

const walks = {enterprise: enterpriseWalk, account: accountWalk};

type Typed = ProfileChanges & Readonly<Record<string, string>>;

/** A public element whose profile shows. */
export class ProfilePage extends CertPage {
  /** The record, as a host opens it. */
  static atRecord(options?: PageOptions): Promise<ProfilePage> {
    return ProfilePage.at(enterpriseWalk, {to: 'viewing'}, options);
  }

  /** The form of a part, with what was typed into it. */
  static atForm(part: ProfilePart, typed?: Typed, options?: PageOptions): Promise<ProfilePage> {
    return ProfilePage.at(walks[part], {to: 'editing'}, options, typed);
  }

  /** What was typed has been sent. */
  static sent(part: ProfilePart, typed: Typed, options?: PageOptions): Promise<ProfilePage> {
    return ProfilePage.at(walks[part], {through: 'confirming', typed: {editing: typed}}, options);
  }
}
