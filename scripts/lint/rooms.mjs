/**
 * Holds the direction of imports: components → adapters → machines → domain, never back; nothing in `src` knows
 * of the demo or of the tests. Looks at every form of import, types and `import()` too.
 */
import {dirname, join, relative, sep} from 'node:path';

/** A room may import from itself and from what stands before it. */
const rooms = ['domain', 'machines', 'adapters', 'components'];

/** The public elements, and the registry of what they show: nothing in its room imports from it. */
const shell = join('components', 'shell', sep);

/** Modules at the top of `src` that any room may take: they import nothing themselves. */
const common = ['version.js'];

/** What each room may take from outside; `.` are the modules at the top of `src`. */
const packages = {
  domain: ['zod/mini'],
  machines: ['xstate', 'zod/mini'],
  adapters: ['xstate', 'zod/mini'],
  components: ['xstate', 'zod/mini', 'lit', '@lit/context'],
  '.': ['xstate', 'zod/mini', 'lit', '@lit/context'],
};

const isFrom = (name, source) => source === name || source.startsWith(`${name}/`);

const roomOf = (path) => {
  const [first, ...rest] = path.split(sep);
  return rest.length > 0 ? first : '.';
};

/** Why a file of `src` may not import `source`, or undefined. Both paths are relative to `src`. */
const objection = (file, source) => {
  const room = roomOf(file);
  if (!source.startsWith('.')) {
    if (isFrom('zod', source) && source !== 'zod/mini')
      return "Import 'zod/mini': classic zod is larger and trips a CSP.";
    const allowed = packages[room];
    if (!allowed || allowed.some((name) => isFrom(name, source))) return undefined;
    return `src/${room === '.' ? '' : room} does not import '${source}'.`;
  }
  const target = join(dirname(file), source);
  if (target.startsWith('..'))
    return 'src imports nothing from outside src: the demo and the tests know it, not it them.';
  if (common.includes(target)) return undefined;
  const targetRoom = roomOf(target);
  if (target.startsWith(shell) && room === 'components' && !file.startsWith(shell))
    return 'The shell stands on top: it hands down what a screen needs.';
  const [here, there] = [rooms.indexOf(room), rooms.indexOf(targetRoom)];
  if (room === '.' || (here >= 0 && there >= 0 && there <= here)) return undefined;
  return `src/${room} does not import from src/${targetRoom === '.' ? target : targetRoom}: ${[...rooms].reverse().join(' → ')}.`;
};

const direction = {
  meta: {type: 'problem', schema: []},
  create(context) {
    const file = relative(join(context.cwd, 'src'), context.filename);
    if (file.startsWith('..')) return {};
    const check = (node) => {
      const source = node?.literal?.value ?? node?.value;
      const message = typeof source === 'string' ? objection(file, source) : undefined;
      if (message) context.report({node, message});
    };
    return {
      ImportDeclaration: ({source}) => check(source),
      ExportNamedDeclaration: ({source}) => check(source),
      ExportAllDeclaration: ({source}) => check(source),
      ImportExpression: ({source}) => check(source),
      TSImportType: ({source, argument}) => check(source ?? argument),
    };
  },
};

export default {rules: {direction}};
