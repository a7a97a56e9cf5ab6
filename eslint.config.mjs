import parser from '@typescript-eslint/parser';
import {defineConfig, globalIgnores} from 'eslint/config';
import {configs as lit} from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import {configs as wc} from 'eslint-plugin-wc';

const selector = (selector, message) => ({selector, message});

/** What templates and markup may hold. The language and its types are oxlint's: `.oxlintrc.json`. */
export default defineConfig(
  globalIgnores([
    'dist',
    'build',
    'coverage',
    'demo/.data',
    'demo/hosts/*/**',
    'test/package/host',
    '**/*.{js,mjs,cjs}',
  ]),
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    files: ['{src,simulators,demo,test}/**/*.ts'],
    languageOptions: {parser},
    extends: [lit['flat/recommended'], wc['flat/recommended'], litA11y.configs.recommended],
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
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
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        selector(
          "MemberExpression[object.name=/^(describe|it)$/][property.name='only']",
          'Would hide all other tests.',
        ),
      ],
    },
  },
);
