import {execFile} from 'node:child_process';
import {mkdtemp, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {expect} from 'chai';
import {transform} from 'esbuild';
import {blocksIn, root} from '../../test/docs/pages.js';

const run = promisify(execFile);

describe('The page of docs/testing.md', function () {
  this.timeout(30_000);
  let folder: string;

  before(async () => {
    // Inside the package, so that its own name leads to what was built.
    folder = await mkdtemp(join(root, 'build', 'testing-'));
  });
  after(() => rm(folder, {recursive: true}));

  for (const dom of ['jsdom', 'happy-dom']) {
    it(`certify by card in a page of ${dom}, and a development build of Lit warns of nothing`, async () => {
      const file = join(folder, 'testing.mjs');
      await writeFile(file, blocksIn('docs/testing.md', 'js')[0]?.code ?? '');
      const page = pathToFileURL(join(root, 'tools/dom', `${dom}.mjs`)).href;
      const {stdout, stderr} = await run(process.execPath, ['-C', 'development', '--import', page, file], {
        timeout: 25_000,
      });
      expect(stdout).to.equal('high\n');
      expect(stderr).to.match(/^Lit is in dev mode\..*\n$/);
    });
  }
});

/** What of the collectors' packages, which are not installed, the page of the events uses. */
const collectors = {
  '@opentelemetry/api': `
    const spans = (globalThis.spans = []);
    export const ROOT_CONTEXT = {};
    export const trace = {
      setSpanContext: (_, parent) => parent,
      getTracer: () => ({
        startSpan: (name, _, {traceId}) => {
          const span = {name, traceId, events: [], ends: 0};
          spans.push(span);
          return {addEvent: (type) => span.events.push(type), end: () => (span.ends += 1)};
        },
      }),
    };`,
  '@sentry/browser': `
    const crumbs = (globalThis.crumbs = []);
    export const setTag = () => undefined;
    export const addBreadcrumb = (crumb) => crumbs.push(crumb);`,
};

describe('The page of docs/events.md', function () {
  this.timeout(30_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(root, 'build', 'events-'));
    for (const [name, code] of Object.entries(collectors)) {
      await mkdir(join(folder, 'node_modules', name), {recursive: true});
      await writeFile(join(folder, 'node_modules', name, 'index.mjs'), code);
      await writeFile(join(folder, 'node_modules', name, 'package.json'), '{"exports": "./index.mjs"}');
    }
    const names = ['beacon', 'opentelemetry', 'sentry', 'funnel'];
    for (const [index, {code}] of blocksIn('docs/events.md', 'ts').entries())
      await writeFile(join(folder, `${names[index]}.mjs`), (await transform(code, {loader: 'ts'})).code);
  });
  after(() => rm(folder, {recursive: true}));

  interface Line {
    readonly type: string;
    readonly journey: string;
    readonly view: string;
    readonly step: string;
    readonly reason?: string;
    readonly code?: string;
  }
  interface Collected {
    readonly lines: readonly Line[];
    readonly spans: readonly {name: string; traceId: string; events: readonly string[]; ends: number}[];
    readonly crumbs: readonly {category: string; message: string}[];
  }

  /** A certification by card, by the page of the tests of one's own. */
  const certify = async (): Promise<Collected> => {
    const adapters = ['beacon', 'opentelemetry', 'sentry'].map((name) => `await import('./${name}.mjs');`).join('\n');
    const appended = 'document.body.append(widget);\n';
    // So that none of the first events is missed, they find the element before it is in the page.
    const before = `document.querySelector = () => widget;\n${adapters}\n${appended}`;
    const code = (blocksIn('docs/testing.md', 'js')[0]?.code ?? '').replace(appended, before);
    await writeFile(
      join(folder, 'page.mjs'),
      `const lines = [];
      Object.defineProperty(navigator, 'sendBeacon', {value: (_, line) => lines.push(JSON.parse(line)) > 0});
      ${code}
      await new Promise(setImmediate);
      console.log(JSON.stringify({lines, spans, crumbs}));`,
    );
    const page = pathToFileURL(join(root, 'tools/dom/jsdom.mjs')).href;
    const {stdout} = await run(process.execPath, ['--import', page, join(folder, 'page.mjs')], {timeout: 25_000});
    return JSON.parse(stdout.replace('high\n', '')) as Collected;
  };

  const draw = async (log: readonly Line[]): Promise<string[]> => {
    const running = run(process.execPath, [join(folder, 'funnel.mjs')]);
    running.child.stdin?.end(log.map((line) => JSON.stringify(line)).join('\n'));
    return (await running).stdout.trimEnd().replaceAll(/ +/g, ' ').split('\n');
  };

  it('has adapters that collect a certification, and a funnel that counts journeys', async () => {
    const {lines, spans, crumbs} = await certify();
    const steps = lines.filter(({type}) => type === 'sw-step').map(({view, step}) => `${view} ${step}`);
    expect(steps.slice(0, 3)).to.deep.equal(['home loading', 'home choosing', 'home loading']);
    expect(spans.map(({name}) => name)).to.deep.equal(steps);
    expect(new Set(spans.map(({traceId, ends}) => `${traceId} ${ends}`))).to.have.keys([`${lines[0]?.journey} 1`]);
    expect(spans.at(-1)?.events).to.deep.equal(['sw-end']);
    expect(crumbs.map(({category}) => category)).to.deep.equal(lines.map(({type}) => type));

    const until = (step: string, journey: string, ...more: readonly Partial<Line>[]): Line[] => {
      const at = lines.findIndex((line) => line.step === step);
      const last = {...lines[at], journey} as Line;
      return [
        ...lines.slice(0, at + 1).map((line) => ({...line, journey})),
        ...more.map((each) => ({...last, ...each})),
      ];
    };
    const funnel = await draw([
      ...lines,
      ...until('pin', 'left', {type: 'sw-end', reason: 'removed'}),
      ...until('reading', 'failed', {type: 'sw-error', code: 'card-missing'}),
      ...until('choosing', 'gone'),
      ...until('choosing', 'of-an-earlier-page', {type: 'sw-end', reason: 'resumed'}),
    ]);
    expect(funnel).to.include.members([
      ...['home loading 4 0', 'home choosing 4 1', 'ic-card reading 3 1 card-missing 1'],
      ...['ic-card pin 2 1', 'ic-card sending 1 0', 'result result 1 1'],
    ]);
    expect(funnel).to.have.length(new Set(steps).size);
  });
});
