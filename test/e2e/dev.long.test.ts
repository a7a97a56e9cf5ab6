import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, existsSync} from 'node:fs';
import {appendFile, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';
import type {Page} from 'playwright-core';
import ts from 'typescript';
import {pages} from '../../demo/page-routes.js';
import {newPage} from '../support/browser.js';
import {freePort} from '../support/free-port.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** All of the project but what a build or a run leaves in it. */
const filesOfClone = (): string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ':!docs/*.md', ':!test'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file && existsSync(join(root, file)));

/** The addresses of what a page is made of: its scripts and sheets, and what they import, at once or later. */
const partsOf = async (page: Page, address: string): Promise<ReadonlySet<string>> => {
  // Visited first, since that signs in. Asked for again, because a visited page may load itself anew.
  await page.goto(address);
  const html = await (await page.request.get(address)).text();
  const parts = new Set<string>();
  const add = (path: string, from: string) => parts.add(new URL(path, from).href);
  for (const [, path = ''] of html.matchAll(/ (?:src|href)="([^"]+\.(?:js|css))"/g)) add(path, address);
  // Those that are added meanwhile have their turn, too.
  for (const part of parts) {
    const answer = await fetch(part);
    expect(answer.status, part).to.equal(200);
    const {importedFiles} = ts.preProcessFile(part.endsWith('.js') ? await answer.text() : '');
    // A library of the simulated backend would load Node's `crypto` where a browser has none.
    for (const {fileName} of importedFiles) if (fileName !== 'crypto') add(fileName, part);
  }
  return parts;
};

describe('npm run dev, where nothing was built', function () {
  this.timeout(180_000);
  let clone: string;
  let environment: NodeJS.ProcessEnv;
  before(async () => {
    clone = await mkdtemp(join(tmpdir(), 'dev-'));
    for (const file of filesOfClone()) cpSync(join(root, file), join(clone, file));
    await symlink(join(root, 'node_modules'), join(clone, 'node_modules'));
    environment = {...process.env, PORT: await freePort(), AGENT_PORT: await freePort(), BANK_PORT: await freePort()};
  });
  after(() => rm(clone, {recursive: true}));

  /** A process group: npm starts others. */
  const dev = () => spawn('npm', ['run', '--silent', 'dev'], {cwd: clone, env: environment, detached: true});

  it('serves all parts of every page, also after a build that failed, and shows a text that was changed', async () => {
    const running = dev();
    try {
      for await (const chunk of running.stdout) if (String(chunk).includes('The demo is running')) break;
      const url = `http://127.0.0.1:${environment['PORT'] ?? ''}`;
      const oneFile = join(clone, 'src/standalone/standalone.ts');
      const sound = await readFile(oneFile, 'utf8');
      await appendFile(oneFile, 'const = 1;\n');
      expect((await fetch(`${url}/dist/realname-cert.js`)).status).to.equal(500);
      await writeFile(oneFile, sound);

      const page = await newPage();
      // The one file is built when the page asks for it.
      page.setDefaultTimeout(120_000);
      for (const path of [...Object.keys(pages), '/sign-in.html', '/dist/return.html'])
        expect(await partsOf(page, url + path), path).not.to.have.property('size', 0);

      await page.goto(url);
      await page.keyboard.press('F2');
      await page.locator('summary', {hasText: '状态机'}).click();
      await page.getByText('home.current', {exact: true}).first().waitFor();
      const texts = join(clone, 'src/components/home/home.texts.ts');
      await writeFile(
        texts,
        (await readFile(texts, 'utf8')).replace("recommended: '推荐'", "recommended: '改过的文字'"),
      );
      await page.getByText('改过的文字').first().waitFor();
      // Home is there before what comes behind it. A page that still loads would complain of the server that is gone.
      await page.goto('about:blank');
    } finally {
      process.kill(-(running.pid ?? 0));
    }
  });

  it('ends with the error of a first build that fails', async () => {
    await appendFile(join(clone, 'src/define.ts'), 'const = 1;\n');
    const running = dev();
    const [errors] = await Promise.all([text(running.stderr), once(running, 'exit')]);
    expect(errors).to.match(/src\/define\.ts:\d+:\d+/);
    expect(running.exitCode).to.equal(1);
  });
});
