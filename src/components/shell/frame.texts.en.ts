import type {FrameTexts} from './frame.texts.js';

export const texts: FrameTexts = {
  title: 'Choose a real-name certification method',
  loading: 'Checking your certification…',
  cancel: 'Cancel',
  notLoaded: 'This page didn’t load completely. Reload the page, or contact customer service. Code',
  reload: 'Reload the page',
};
