import type {TemplateResult} from 'lit';
import type {EditableField} from '../../domain/profile-fields.js';
import type {Profile} from '../../domain/profile.schemas.js';
import type {ProfileContext, ProfileEvent} from '../../machines/profile.setup.js';
import type {FormEvents, RecordWords} from '../record/record-form.js';
import type {PathTexts} from '../path/path.texts.js';
import type {Config} from '../config/config.js';
import type {ProfileTexts, RecordField} from './profile.texts.js';

/** The data from which every screen of the profile is rendered. */
export interface ProfileScreen {
  readonly texts: ProfileTexts & PathTexts;
  readonly words: RecordWords;
  readonly labels: Readonly<Record<RecordField, string>>;
  readonly context: ProfileContext;
  readonly profile: Profile;
  readonly config: Config | undefined;
  /** Level of the headings inside the screen. */
  readonly level: number;
  readonly standalone: boolean;
  /** A link to another method. Undefined if that is not available. */
  readonly linkTo: (id: string) => TemplateResult | undefined;
  /** The value of a field when this is called. The form is not drawn again for each key. */
  readonly valueNow: (name: EditableField) => string;
  readonly events: FormEvents;
  readonly send: (event: ProfileEvent) => () => void;
}
