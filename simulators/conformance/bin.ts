import {main} from '../../contract/conformance/main.js';
import {openDemoCa} from '../pki/stored-ca.js';

process.exitCode = await main(process.argv.slice(2), openDemoCa);
