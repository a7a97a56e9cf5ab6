/** What every event has, and none twice. */
const ofJourney = ['constructor', 'isTrusted', 'journey', 'elapsed'];

/** Every other field of an event that is not the platform's: its own and those of its classes. */
export const fieldsOf = (event: Event): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  let from: object | null = event;
  while (from && from !== Event.prototype) {
    for (const name of Object.getOwnPropertyNames(from)) {
      if (!ofJourney.includes(name)) fields[name] = Reflect.get(event, name);
    }
    from = Object.getPrototypeOf(from) as object | null;
  }
  return fields;
};
