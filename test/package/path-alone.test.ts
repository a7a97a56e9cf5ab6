import {expect} from 'chai';
import {build} from 'esbuild';
import {pathIds as ids} from '../../src/domain/ids.js';

/** The modules of a host's bundle in one file, which holds all that an entry may ever load. */
const bundle = async (entry: string) => {
  const {metafile} = await build({
    entryPoints: [`src/${entry}.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
    metafile: true,
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  return {modules: Object.keys(output?.inputs ?? {})};
};

/** What a path consists of: its machine, the wiring of that, and its screen. What all handoffs share, each entry may load. */
const partsOf = (id: string) =>
  id === 'bank-ukey'
    ? ['src/components/external/bank-ukey.external.ts', 'src/domain/banks.ts']
    : [`src/machines/${id}.machine.ts`, `src/adapters/${id}.wiring.ts`, `src/components/${id}/${id}.ts`];

describe('The bundle of one path’s entry', () => {
  for (const id of ids) {
    it(`contains ${id} and no other path`, async () => {
      const {modules} = await bundle(`methods/${id}`);
      expect(modules).to.include.members(partsOf(id));
      const others = ids.filter((each) => each !== id).flatMap(partsOf);
      expect(modules.filter((module) => others.includes(module))).to.deep.equal([]);
    });
  }

  it('differs from the bundle of define.ts, which contains every path', async () => {
    const {modules} = await bundle('define');
    expect(modules).to.include.members(ids.flatMap(partsOf));
  });
});
