/** What every form over the record needs, loaded beside a path's own module. */
export const forms = () => [import('./forms.chunk.js'), import('./records.chunk.js')] as const;
