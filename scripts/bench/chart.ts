/** A picture of the first content and of home, as one SVG without script or font. */
export interface Bar {
  readonly label: string;
  readonly paint: number;
  readonly usable: number | undefined;
}

const width = 760;
const left = 260;
const rowHeight = 34;
const colours = {paint: '#0b5cad', usable: '#9cc3e6', text: '#1c2733', surface: '#ffffff'};

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export const chartOf = (bars: readonly Bar[]): string => {
  const height = bars.length * rowHeight + 40;
  const most = Math.max(...bars.map(({paint, usable}) => Math.max(paint, usable ?? 0)));
  const scale = (value: number): number => Math.round((value / most) * (width - left - 90));
  const rows = bars.map(({label, paint, usable}, index) => {
    const y = index * rowHeight + 34;
    const longest = scale(Math.max(paint, usable ?? 0));
    const said = `${Math.round(paint)}${usable === undefined ? '' : ` / ${Math.round(usable)}`} ms`;
    return [
      `<text x="${left - 8}" y="${y + 16}" text-anchor="end">${escape(label)}</text>`,
      usable === undefined
        ? ''
        : `<rect x="${left}" y="${y}" width="${scale(usable)}" height="24" fill="${colours.usable}"/>`,
      `<rect x="${left}" y="${y}" width="${scale(paint)}" height="24" fill="${colours.paint}"/>`,
      `<text x="${left + longest + 6}" y="${y + 16}">${said}</text>`,
    ].join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif" font-size="13">
<title>First content, and home with its buttons, on slow 4G with a CPU four times slower</title>
<rect width="${width}" height="${height}" fill="${colours.surface}"/>
<g fill="${colours.text}"><text x="${left}" y="20">dark: first content; light: home with its buttons</text>
${rows.join('\n')}
</g>
</svg>
`;
};
