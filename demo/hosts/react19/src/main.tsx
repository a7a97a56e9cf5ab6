import 'sw-realname-cert/define.js';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {Certification} from './Certification.js';

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <Certification />
  </StrictMode>,
);
