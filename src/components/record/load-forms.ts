/** Loads what every form over the record stands on, side by side with a place's own module. */
export const withForms = async <M>(place: Promise<M>): Promise<M> => {
  const [module] = await Promise.all([place, import('./forms.chunk.js'), import('./records.chunk.js')]);
  return module;
};
