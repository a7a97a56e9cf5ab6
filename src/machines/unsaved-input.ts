import type {AnyActorRef} from 'xstate';

/** What a machine knows of what a user typed or achieved: the `meta` of its root. */
export interface UnsavedMeta<Context> {
  /**
   * Whether leaving the page now would lose something. A PIN or a code never counts: it is gone after each use anyway.
   * Nor does what a later page finds again.
   */
  readonly hasUnsavedInput: (context: Context) => boolean;
}

interface Seen {
  readonly context?: unknown;
  readonly children?: Readonly<Record<string, AnyActorRef | undefined>>;
  readonly machine?: {readonly root: {readonly meta?: UnsavedMeta<unknown>}};
}

/** Whether leaving the page now would lose something that the machine holds, or one that it runs. */
export const hasUnsavedInput = (actor: AnyActorRef): boolean => {
  const {context, children = {}, machine} = actor.getSnapshot() as Seen;
  return (
    machine?.root.meta?.hasUnsavedInput(context) === true ||
    Object.values(children).some((child) => child && hasUnsavedInput(child))
  );
};
