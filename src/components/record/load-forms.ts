/** Loads what every form over the record needs, in parallel with a path's own module. */
export const withForms = async <M>(path: Promise<M>): Promise<M> => {
  const [module] = await Promise.all([path, import('./forms.chunk.js'), import('./records.chunk.js')]);
  return module;
};
