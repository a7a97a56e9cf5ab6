/**
 * Writes `src/components/icons`: the icons of Lucide (ISC) that are used, each as the outline of one path. `tsx
 * scripts/icons.ts`, or with `--check` only says whether the files are what it would write.
 */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {writeFormatted} from './filled-doc.js';

/** Our name, and the set's. */
const icons = {
  backIcon: 'arrow-left',
  bankIcon: 'landmark',
  cardIcon: 'credit-card',
  clockIcon: 'clock',
  dangerIcon: 'circle-x',
  externalIcon: 'square-arrow-out-up-right',
  helpIcon: 'circle-question-mark',
  helperIcon: 'users-round',
  infoIcon: 'info',
  openIcon: 'circle',
  personIcon: 'id-card',
  successIcon: 'circle-check',
  tickIcon: 'check',
  warningIcon: 'triangle-alert',
};

type Attributes = Readonly<Record<string, string>>;
/** It is among the tools. */
const lucide = createRequire(new URL('../tools/package.json', import.meta.url));

/** The shapes of each icon of the set. */
type Drawings = Readonly<Record<string, readonly (readonly [shape: string, attributes: Attributes])[]>>;

const drawings = lucide('lucide-static/icon-nodes.json') as Drawings;

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

const rectangle = (x: number, y: number, width: number, height: number, r: number): string => {
  const [across, down] = [width - 2 * r, height - 2 * r];
  const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return (
    `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}` +
    `h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`
  );
};

/** Everything of an icon is a line of the same width, so its shapes can be one path. */
const outlineOf = (shape: string, attributes: Attributes): string => {
  const number = (name: string): number => Number(attributes[name] ?? 0);
  switch (shape) {
    case 'path':
      return attributes['d'] ?? '';
    case 'circle':
      return circle(number('cx'), number('cy'), number('r'));
    case 'rect':
      return rectangle(number('x'), number('y'), number('width'), number('height'), number('rx'));
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`;
    default:
      throw new Error(`An icon has a ${shape}.`);
  }
};

/**
 * A path may begin with a relative move, which in a longer one would start at the end of the one before. The numbers after
 * it are relative lines then.
 */
const fromItsOwnPlace = (outline: string): string =>
  outline.replace(/^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*(?=([a-z])?)/i, (whole, x: string, y: string, command?: string) =>
    whole.startsWith('m') ? `M${x} ${y}${command ? '' : 'l'}` : whole,
  );

const drawn = ([name, of]: readonly [string, string]): string => {
  const shapes = drawings[of];
  if (!shapes) throw new Error(`Lucide has no ${of}.`);
  const outlines = shapes.map(([shape, attributes]) => fromItsOwnPlace(outlineOf(shape, attributes)));
  return `export const ${name} = '${outlines.join('')}';`;
};

const lines = Object.entries(icons).map(drawn);
const {name, version, license} = lucide('lucide-static/package.json') as Readonly<Record<string, string>>;
const licence = await readFile(lucide.resolve('lucide-static/LICENSE'), 'utf8');
const files = {
  'icons.ts': `/* Icons of Lucide, https://lucide.dev, under the ISC licence. Written by scripts/icons.ts. */\n\n${lines.join('\n')}\n`,
  // For `THIRD-PARTY.md`.
  'lucide.json': JSON.stringify({name, version, license, text: licence.trim()}),
};
for (const [file, text] of Object.entries(files)) await writeFormatted(`src/components/icons/${file}`, text);
