import type {ActorRefFrom, AnyActorRef, SnapshotFrom} from 'xstate';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {FieldName} from '../../src/domain/fields.js';
import type {TypedValues} from '../../src/domain/recorded-form.js';
import type {legalRepMachine} from '../../src/machines/legal-rep.machine.js';
import type {LegalRepContext} from '../../src/machines/legal-rep.setup.js';
import type {personCheckMachine} from '../../src/machines/person-check.machine.js';
import type {Walk} from './walk.js';

export type Path = ActorRefFrom<typeof legalRepMachine>;
export type Check = ActorRefFrom<typeof personCheckMachine>;

/** What was typed into each form. */
export type Forms = Readonly<Record<'enterprise' | PersonRole, TypedValues<FieldName>>>;

export const isEmpty = (forms: Forms): boolean =>
  Object.values(forms).every((draft) => Object.keys(draft).length === 0);

/** What a whole machine has of the legal representative's path, wherever it keeps it at the moment. */
export class Sight {
  readonly told: unknown[] = [];
  readonly #heard = new WeakSet<AnyActorRef>();

  constructor(private readonly walk: Walk) {
    walk.actor.on('problem', (event) => this.told.push(event));
  }

  get path(): Path | undefined {
    return this.#hear(this.walk.method) as Path | undefined;
  }

  /** The check of a person that shows. */
  get check(): Check | undefined {
    const children = this.path?.getSnapshot().children as Record<string, AnyActorRef | undefined> | undefined;
    return this.#hear(children?.['inner']) as Check | undefined;
  }

  get pathNow(): SnapshotFrom<typeof legalRepMachine> | undefined {
    return this.path?.getSnapshot();
  }

  get checkNow(): SnapshotFrom<typeof personCheckMachine> | undefined {
    return this.check?.getSnapshot();
  }

  /** What shows beside the form, whoever's it is. */
  get message(): Pick<Partial<LegalRepContext>, 'problem' | 'refusal'> {
    return this.checkNow?.context ?? this.pathNow?.context ?? {problem: this.walk.now.context.problem};
  }

  get forms(): Forms {
    const {typed, persons} = this.#known ?? {};
    const {role, typed: inCheck} = this.checkNow?.context ?? {};
    const of = (person: PersonRole) => (person === role ? inCheck : persons?.[person]?.typed)?.draft ?? {};
    return {enterprise: typed?.draft ?? {}, 'legal-rep': of('legal-rep'), 'account-holder': of('account-holder')};
  }

  /** Whose that is: whom the page is about. */
  get owner(): string | undefined {
    return this.walk.now.context.status?.subject;
  }

  get #known(): LegalRepContext['kept'] {
    const context = this.pathNow?.context;
    if (context?.profile) return context;
    return context ? context.kept : (this.walk.now.context.drafts['legal-rep'] as LegalRepContext['kept']);
  }

  #hear(actor: AnyActorRef | undefined): AnyActorRef | undefined {
    if (!actor || this.#heard.has(actor)) return actor;
    this.#heard.add(actor);
    for (const type of ['problem', 'refused']) actor.on(type as never, (event: unknown) => this.told.push(event));
    return actor;
  }
}
