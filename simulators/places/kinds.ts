import {banks} from '../../src/domain/banks.js';
import {type ExternalMethod, readExternalMethods} from '../../src/domain/external-methods.js';
import type {ExternalMethodInfo} from '../../src/domain/places.js';

/** What a simulated page asks beside its yes. */
export interface Asked {
  /** Such as 到账金额. */
  readonly asks: string;
  readonly answer: string;
}

/** A row of the element’s `externalMethods`, with what its simulated places do. */
export interface SimulatedMethod extends ExternalMethod {
  readonly simulated?: Asked;
}

/** A method that is decided elsewhere, as the simulators know it. */
export interface SimulatedKind extends ExternalMethodInfo {
  /** In the words of an office. */
  readonly name: string;
  readonly simulated?: Asked;
}

export const bankMethod = 'bank-ukey';

const isAsked = ({asks, answer}: Partial<Record<keyof Asked, unknown>>): boolean =>
  [asks, answer].every((each) => typeof each === 'string' && each !== '');

/** Where the rows do not fit. */
const misfitsIn = (rows: readonly SimulatedMethod[], wrong: readonly string[]): readonly string[] => [
  ...wrong,
  ...(Array.isArray(rows) ? rows : []).flatMap((row: Partial<SimulatedMethod> | null, at) =>
    row?.simulated === undefined || isAsked(Object(row.simulated) as object)
      ? []
      : [`externalMethods[${at}].simulated`],
  ),
];

/**
 * The banks, and then the methods of the rows, in their order.
 * @throws Error that names the path of what does not fit.
 */
export const kindsOf = (rows: readonly SimulatedMethod[] = []): readonly SimulatedKind[] => {
  const {methods, banks: more, wrong} = readExternalMethods(rows);
  const [misfit] = misfitsIn(rows, wrong);
  if (misfit !== undefined) throw new Error(`${misfit} does not fit.`);
  const kinds: readonly SimulatedKind[] = [
    {id: bankMethod, name: '银行 UKEY 认证', ways: ['link'], places: [...banks, ...more]},
    ...methods.map(({id, card, ways, places}) => ({id, name: card['zh-CN'].name, ways, places})),
  ];
  return kinds.map((kind) => {
    const simulated = rows.find(({id}) => id === kind.id)?.simulated;
    return {...kind, ...(simulated && {simulated})};
  });
};

export const kindIn = (kinds: readonly SimulatedKind[], method: string): SimulatedKind | undefined =>
  kinds.find(({id}) => id === method);
