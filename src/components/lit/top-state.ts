/** The name of the outermost state in a state value. Views are chosen by it. */
export type TopState<Value> = Value extends string ? Value : Extract<keyof Value, string>;

export const topState = <Value extends string | object>(value: Value): TopState<Value> =>
  (typeof value === 'string' ? value : Object.keys(value)[0]) as TopState<Value>;
