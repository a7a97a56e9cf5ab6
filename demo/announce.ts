import {demoUsers} from '../simulators/backend/users.js';
import {ukeyPassword} from '../simulators/bank/screens.js';
import {demoPassword} from './portal/sign-in-page.js';

/** The initial PIN of real cards. The simulated card uses it too. */
const pinHint = '88888888';

/** Prints the addresses of all parts. */
export const announce = ({url, agentUrl, bankUrl}: Record<'url' | 'agentUrl' | 'bankUrl', string>): void => {
  const rows: readonly (readonly [string, string])[] = [
    ['start here', `${url}/site.html`],
    ['host page', `${url}/`],
    ['sign-in', `${url}/sign-in.html (password ${demoPassword})`],
    ['the widget alone', `${url}/embed.html`],
    ['inbox', `${url}/requests.html?user=zhaoliu (an administrator)`],
    ['gallery', `${url}/gallery.html`],
    ['machines', `${url}/machine.html`],
    ['one file, strict CSP', `${url}/standalone.html`],
    ['card agent', `${agentUrl} (simulated; PIN ${pinHint})`],
    ['banks', `${bankUrl}/ (simulated; UKey password ${ukeyPassword})`],
    ['users', demoUsers.map(({id}) => id).join(', ')],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  console.log(
    [
      'The demo is running. Ctrl+C ends it.',
      '',
      ...lines,
      '',
      'Sign in with ?user=, set a scene with ?scenario=.',
    ].join('\n'),
  );
};
