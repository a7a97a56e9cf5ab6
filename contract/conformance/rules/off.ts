import {type Answer, expectRefused, Undecided} from '../answers.js';
import type {Rule} from '../rule.js';

/* What the status says is off. */

export const off: readonly Rule[] = [
  {
    id: 'off-is-refused',
    chapter: 'doors',
    says: 'A place that the status says is off for a user, or whose method is, opens for this user no handoff.',
    needs: ['changes', 'handoff'],
    check: async (world) => {
      const asks: (() => Promise<Answer>)[] = [];
      for (const session of await world.everybody()) {
        const {applicable, methods} = await world.status(session);
        for (const {id: method, enabled, places = []} of applicable ? methods : [])
          for (const {id: place} of enabled ? places.filter((each) => !each.enabled) : places.slice(0, 1)) {
            const body = world.handoffOrder({method, place, ...world.consent(method)});
            asks.push(() => session.send('createHandoff', {body}));
          }
      }
      if (asks.length === 0) throw new Undecided('getStatus.methods: no place is off for any user of the plan');
      for (const ask of asks) expectRefused(await ask());
    },
  },
];
