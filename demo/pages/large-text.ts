import {keep, recall} from './tab-storage.js';

const key = 'large-text';

/** The portal's switch for large text (适老化): 18 pt instead of 12, the widget's with it. */
const button = document.querySelector<HTMLButtonElement>('#large-text');

const show = (isLarge: boolean): void => {
  document.documentElement.classList.toggle('large', isLarge);
  button?.setAttribute('aria-pressed', String(isLarge));
};

button?.addEventListener('click', () => {
  const isLarge = button.getAttribute('aria-pressed') !== 'true';
  keep(key, isLarge ? 'on' : '');
  show(isLarge);
});
show(recall(key) !== '');
