/** Whether this machine can draw Chinese: a character it lacks looks like one that nobody has. */
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

/** Brings a Chinese font to machines that have none, such as a bare test machine, once the page is there. */
export const bringFont = (): void => {
  if (drawsChinese()) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/fonts/index.css';
  document.head.append(link);
  document.documentElement.classList.add('noto');
};
