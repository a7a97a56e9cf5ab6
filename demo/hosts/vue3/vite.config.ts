import vue from '@vitejs/plugin-vue';
import {preloadHome} from 'sw-realname-cert/preload.js';
import {defineConfig} from 'vite';

// Otherwise Vue looks for a component of that name, and says on the console that there is none.
const isCustomElement = (tag: string) => tag.startsWith('sw-');

export default defineConfig({
  build: {rolldownOptions: {output: {codeSplitting: {groups: [{name: 'first', tags: ['$initial']}]}}}},
  plugins: [vue({template: {compilerOptions: {isCustomElement}}}), preloadHome()],
});
