import '../../src/define.js';
import '../../src/admin-requests.js';
import {createMemory} from '../../simulators/memory/index.js';
import {must} from './build-element.js';
import {actAsHost} from './host.js';

/* Who asks and who is asked, beside each other. Two tabs of one browser would share a session, so the backend is in this page. */

const cert = must('sw-realname-cert', HTMLElement) as HTMLElementTagNameMap['sw-realname-cert'];
const requests = must('sw-admin-requests', HTMLElement) as HTMLElementTagNameMap['sw-admin-requests'];

const begin = async (): Promise<void> => {
  const memory = await createMemory({user: 'jiangqi', addressOf: false});
  actAsHost(cert, {backend: memory.backend, agent: memory.agent});
  const {inbox: backend, stepUp} = memory.beside('zhaoliu');
  Object.assign(requests, {backend, stepUp});
  // An inbox that nobody looks at elsewhere stays as it is until it is asked.
  cert.addEventListener('sw-step', ({step}) => {
    if (step === 'waiting') void requests.reset();
  });
  cert.addEventListener('sw-relogin', () => {
    memory.signIn('jiangqi');
    void cert.reset();
  });
};

must('#again', HTMLElement).addEventListener('click', () => {
  location.reload();
});
void begin();
