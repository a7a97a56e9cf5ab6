export * from './id-types.js';
export * from './identifiers/index.js';
