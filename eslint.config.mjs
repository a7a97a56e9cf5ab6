import js from '@eslint/js';
import {defineConfig, globalIgnores} from 'eslint/config';
import {configs as lit} from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import {configs as wc} from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const selector = (selector, message) => ({selector, message});

/** Everywhere in `src`. */
const noMarkup = [
  selector(
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
    'No markup from text: render a template.',
  ),
  selector(
    'MemberExpression[property.name=/^(localStorage|sessionStorage)$/]',
    'Take storage as a parameter: what is kept, and where, is decided in one place.',
  ),
  selector("MemberExpression[object.name='document'][property.name='cookie']", 'Cookies are the host’s.'),
  selector(
    'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|styleMap|unsafeCSS)$/]',
    'Markup from text is unsafe, styleMap trips a strict CSP, unsafeCSS keeps the build from minifying the file.',
  ),
];

export default defineConfig(
  // A host's files are compiled against the packed package: `scripts/check-package.mjs`.
  globalIgnores(['dist', 'build', 'coverage', 'demo/.data', 'test/package/host']),
  // The sample hosts have tools of their own.
  globalIgnores(['demo/hosts/*/**']),
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: {parserOptions: {project: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {disallowTypeAnnotations: false}],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      // Such as `interface HTMLElementEventMap extends OurEvents {}`.
      '@typescript-eslint/no-empty-object-type': ['error', {allowInterfaces: 'with-single-extends'}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      // Types are structural here: a port's fake or an actor without input is as good as the real thing.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A port answers a promise, whether or not this body has to wait; `async` also turns a throw into a rejection.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['{src,simulators,demo,test}/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended'], litA11y.configs.recommended],
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage'].map((name) => ({
          name,
          message: 'Take storage as a parameter: what is kept, and where, is decided in one place.',
        })),
        {name: 'document', message: 'An element named like a property hides it: `ofDocument`.'},
      ],
      'no-restricted-syntax': ['error', ...noMarkup],
    },
  },
  {
    // The one place: what of a handoff survives the page.
    files: ['src/adapters/polling.key.ts'],
    rules: {'no-restricted-globals': ['error', 'localStorage']},
  },
  {
    // The page is ours, and the loader is no module.
    files: ['src/components/return-page/return.ts', 'src/standalone.beside.ts'],
    rules: {'no-restricted-globals': ['error', 'localStorage', 'sessionStorage']},
  },
  {
    // Chai's assertions are properties; a test may be sure of what it has just made.
    files: ['test/**/*.ts'],
    rules: {
      // The types of the accessibility assertion make every assertion a promise.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      'no-restricted-syntax': [
        'error',
        selector(
          "MemberExpression[object.name=/^(describe|it)$/][property.name='only']",
          'Would hide all other tests.',
        ),
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended, tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      eqeqeq: ['error', 'always'],
      // TypeScript knows the globals; these few files run in Node.
      'no-undef': 'off',
    },
  },
);
