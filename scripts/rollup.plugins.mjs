/** What every build with rollup has in common. */
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {transformSync} from 'esbuild';
import esbuildPlugin from 'rollup-plugin-esbuild';
import htmlLiterals from 'rollup-plugin-html-literals';
import ts from 'typescript';

/** The oldest browsers that the library promises. `tools/test/floor.test.ts` looks at what is built. */
export const target = ['chrome92', 'firefox115'];
/** For esbuild where nothing else turns static blocks back: they came with 94, and its table lets them pass at 92. */
export const lowered = {target, supported: {'class-static-blocks': false}};

/** Folds white space only: right for every style sheet, also one with expressions in it. */
const fold = (css) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');

/**
 * esbuild instead of the plugin's own CSS engine, which knows none of the newer at-rules. It must not see
 * expressions (it would not give them back) nor escapes (a template reads them once more).
 */
const minifyCss = (css) => {
  if (css.includes('\\') || css.includes('TEMPLATE_EXPRESSION')) return fold(css);
  const {code, warnings} = transformSync(css, {loader: 'css', minify: true, charset: 'utf8', target});
  if (warnings.length > 0) throw new Error(warnings.map(({text, location}) => `${text}: ${location?.lineText}`).join());
  return /[\\`]/.test(code) ? fold(css) : code.trim();
};

export const templates = () =>
  htmlLiterals({
    include: ['src/**/*.ts'],
    failOnError: true,
    // Without keepClosingSlash an svg's `<circle/>` swallows its next sibling.
    options: {minifyOptions: {keepClosingSlash: true, removeEmptyAttributes: false, minifyCSS: minifyCss}},
  });

export const resolve = () => nodeResolve({browser: true, exportConditions: ['production']});

const staticBlocksIn = (node) =>
  Object.values(node)
    .flat()
    .filter((each) => each?.type)
    .flatMap((each) => (each.type === 'StaticBlock' ? [each] : staticBlocksIn(each)));

/**
 * esbuild writes `static name = value` as a block, and takes Chrome 91 for the first that reads one: it is 94. If it is told, it
 * takes the private names of such a class away as well, for 3 kB. So here they are fields again.
 */
const staticFields = () => ({
  name: 'static-fields',
  transform(code) {
    if (!/\bstatic\s*\{/.test(code)) return null;
    const textOf = ({start, end}) => code.slice(start, end);
    const fieldOf = ({expression: {left, right}}) => `static ${textOf(left.property)} = ${textOf(right)};`;
    const parts = [];
    let at = 0;
    for (const {start, end, body} of staticBlocksIn(this.parse(code))) {
      parts.push(code.slice(at, start), ...body.map(fieldOf));
      at = end;
    }
    return {code: [...parts, code.slice(at)].join(''), map: null};
  },
});

export const compile = (options) => [
  esbuildPlugin({target, tsconfig: 'tsconfig.json', charset: 'utf8', sourceMap: false, ...options}),
  staticFields(),
];

/** What esbuild cannot. */
export const compileToEs5 = () => ({
  name: 'compile-to-es5',
  transform: (source) => {
    const compilerOptions = {target: ts.ScriptTarget.ES5, module: ts.ModuleKind.ES2022};
    return {code: ts.transpileModule(source, {compilerOptions}).outputText, map: null};
  },
});

/** Modules loaded on demand get no tag that nobody reads, as without any setting. */
export const generatedCode = {preset: 'es2015', symbols: false};

export const minify = (options) => terser({ecma: 2022, compress: {passes: 3}, format: {comments: false}, ...options});

/** A warning that nobody reads is worth nothing: every one stops the build, but those about a dependency's inside. */
export const onwarn = (warning) => {
  const about = warning.ids ?? [warning.id ?? warning.loc?.file ?? ''];
  if (about.every((id) => id.includes('node_modules'))) return;
  throw Object.assign(new Error(warning.message), {code: warning.code});
};
