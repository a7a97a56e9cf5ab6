/** Whether this machine can draw Chinese: a missing character looks the same as a character that no font has. */
const drawsChinese = (): boolean => {
  const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  if (!context) return true;
  const draw = (text: string): string => {
    context.clearRect(0, 0, 40, 40);
    context.font = '24px sans-serif';
    context.fillText(text, 4, 30);
    return context.getImageData(0, 0, 40, 40).data.join();
  };
  return draw('\u8BC1') !== draw('\u{2FFFE}');
};

/** Loads a Chinese font on machines without one, such as a bare test machine, after the page has loaded. */
export const bringFont = (): void => {
  if (drawsChinese()) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = './fonts/index.css';
  document.head.append(link);
  document.documentElement.classList.add('noto');
};
