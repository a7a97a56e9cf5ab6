/** The commands of `plan.json`, at the demo on `DEMO_URL` (default: its usual address). */
import {decide, passHumanCheck, portalTicket, reset, scan, signIn, smsCode, stepUp} from './command-actions.js';

const {DEMO_URL: url = 'http://127.0.0.1:8000', SW_CERT_USER: user = '', ...env} = process.env;

const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  'sign-in': async () =>
    Object.entries(await signIn(url, user))
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  reset: () => reset(url, user),
  'sms-code': smsCode,
  'human-check': passHumanCheck,
  'portal-ticket': () => portalTicket(url, user),
  'step-up': () => stepUp(user),
  decide: () => decide(env['SW_CERT_URL'] ?? '', env['SW_CERT_VERDICT'] ?? ''),
  scan: () => scan(env['SW_CERT_URL'] ?? ''),
};

const printed = await commands[process.argv[2] ?? '']?.();
if (typeof printed === 'string') console.log(printed);
