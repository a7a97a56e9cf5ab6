/**
 * Pictures of every state.
 *
 * `npm run screens [-- NAME …]` draws the states whose name begins so (all by default) in each locale and theme, as one
 * page: `build/screens/index.html`. With `--looks` also narrow, wide, in forced colours and with large text.
 * `--check [NAME …]` compares the pictures in docs/screens with what is drawn now; `--renew [NAME …]` writes those that
 * differ.
 */
import {parseArgs} from 'node:util';
import {checkReferences, renewReferences} from './screens/references.js';
import {makeSheet} from './screens/sheet.js';

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    check: {type: 'boolean', default: false},
    renew: {type: 'boolean', default: false},
    looks: {type: 'boolean', default: false},
  },
});

if (values.check) await checkReferences(positionals);
else if (values.renew) await renewReferences(positionals);
else await makeSheet(positionals, values.looks);
