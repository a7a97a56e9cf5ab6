import {execFile} from 'node:child_process';
import {cp, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** In the copy, what has this text looks so. */
const changes = {
  'ic-card/pin': ['登录', 'position: relative; left: 2px'],
  'ic-card/pin-missing': ['重新读卡', 'position: relative; top: 1px'],
  'ic-card/pin-incorrect': ['忘记密码或卡被锁定', 'position: relative; left: 1px'],
  'ic-card/introduction': ['读取卡片', 'padding-block: 20px'],
  'home/methods': ['IC卡认证', 'visibility: hidden'],
  'home/not-certified': ['需要准备', 'color: black'],
  // An edge that is smoothed a little otherwise.
  'ic-card/pin-unknown-answer': ['登录', 'border-radius: 4.5px'],
};

/** Runs in the copy's page, before it says which state it shows. */
const restyle = `
  const [text, css] = ${JSON.stringify(changes)}[state.id] ?? [];
  const inside = (node) => [...node.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
  for (let found; text && !found; await new Promise(requestAnimationFrame)) {
    found = inside(main).find((each) => each.childElementCount === 0 && each.textContent.trim() === text);
    found?.setAttribute('style', css);
  }
`;

const edit = async (file: string, change: (text: string) => string): Promise<void> => {
  const text = await readFile(file, 'utf8');
  const changed = change(text);
  expect(changed).not.to.equal(text);
  await writeFile(file, changed);
};

/** Runs the command of a source tree. */
const screens = (tree: string, ...args: readonly string[]) =>
  new Promise<{code: unknown; lines: string[]}>((done) => {
    const command = ['--import', 'tsx', 'tools/screens/main.ts', ...args];
    execFile(process.execPath, command, {cwd: tree}, (error, stdout, stderr) => {
      done({code: error?.code ?? 0, lines: (stdout + stderr).trim().split('\n')});
    });
  });

describe('npm run screens', () => {
  let copy: string;

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'looks-'));
    const others = /^(?:\.git|node_modules|build|dist|docs|test|demo[/\\](?:hosts|\.data))(?:$|[/\\])/;
    await cp(root, copy, {recursive: true, filter: (path) => !others.test(relative(root, path))});
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    await edit(join(copy, 'demo/pages/gallery-stage.ts'), (text) => text.replace(/(?=main\.dataset)/, restyle));
    await edit(
      join(copy, 'demo/pages/scenes.ts'),
      (text) => `${text}\nObject.assign(stateAt('#home/off'), {id: 'home/gone'});`,
    );
  });
  after(() => rm(copy, {recursive: true}));

  it('lists only the states that look different from those of another source tree', async () => {
    const names = [...Object.keys(changes), 'home/off', 'home/gone'];
    const {code, lines} = await screens(copy, '--compare', root, ...names);
    const found = lines.slice(0, -2).sort();
    expect(found.map((line) => line.replace(/(?<=: )\d.*/, 'changed'))).to.deep.equal([
      'home/gone: new',
      'home/methods: changed',
      'home/not-certified: changed',
      'home/off: no longer there',
      'ic-card/introduction: changed',
      'ic-card/pin-incorrect: changed',
      'ic-card/pin-missing: changed',
      'ic-card/pin: changed',
    ]);
    expect(lines.at(-2)).to.equal('8 of 10 states look different');
    expect(code).to.equal(1);
  });

  it('exits with code 0 when no state looks different', async () => {
    const {code, lines} = await screens(copy, '--compare', root, 'home/none');
    expect({code, first: lines[0]}).to.deep.equal({code: 0, first: '0 of 1 states look different'});
  });

  it('skips the sample when there is no git repository', async () => {
    const {code, lines} = await screens(copy, '--sample', '2');
    expect(code).to.equal(77);
    expect(lines.join()).to.match(/^SKIPPED: /);
  });
});
