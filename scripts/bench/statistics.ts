/* Medians and quartiles: a machine that does other things meanwhile has outliers, and a mean would follow them. */

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** Between two values it goes in proportion. */
const quantile = (sorted: readonly number[], share: number): number => {
  const place = (sorted.length - 1) * share;
  const [below = NaN, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place % 1);
};

/** The median, and the quartiles around it. */
export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    count: sorted.length,
  };
};

/** Ratios of values that were measured in the same round: what slows the machine down slows both. */
export const pairedRatio = (values: readonly number[], others: readonly number[]): Spread =>
  spreadOf(values.flatMap((value, round) => (others[round] === undefined ? [] : [value / others[round]])));

/** The slope of the line through these points, by least squares. */
export const slopeOf = (points: readonly (readonly [x: number, y: number])[]): number => {
  const mean = (index: 0 | 1): number => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const [above, below] = points.reduce(
    ([products, squares], point) => [products + (point[0] - x) * (point[1] - y), squares + (point[0] - x) ** 2],
    [0, 0],
  );
  return above / below;
};

/** The same things in an order by chance. */
export const shuffled = <T>(things: readonly T[]): T[] => {
  const rest = [...things];
  return Array.from(things, () => rest.splice(Math.floor(Math.random() * rest.length), 1)[0] as T);
};
