/** The process of the sub-app: `demo/declaration/gateway.ts` starts it, and is told its port. */
import {openPort} from '../../simulators/open-port.js';
import {declarationApp} from './app.js';

const {PORTAL_URL: portalUrl = '', CERT_URL: certUrl = portalUrl, SUB_APP_SECRET: secret = ''} = process.env;
const {port, serve} = await openPort(0);
serve(declarationApp({origin: portalUrl, portalUrl, certUrl, secret}));
process.once('disconnect', () => process.exit());
process.send?.(port);
