// The globals of a page from jsdom, as a test runner sets them.
import globalJsdom from 'global-jsdom';

globalJsdom('', {url: 'http://localhost:3000/', pretendToBeVisual: true});
for (const name of ['Event', 'CustomEvent', 'EventTarget']) globalThis[name] = window[name];
for (const name of ['addEventListener', 'removeEventListener']) globalThis[name] = window[name].bind(window);
// Vitest names it all the same, without a value.
globalThis.matchMedia = undefined;
