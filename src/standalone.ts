import './standalone.base.js';
import './define.js';

import {HttpBackend} from './adapters/http-backend.js';
import {ofDocument} from './adapters/of-document.js';
import {oldTags} from './components/shell/old-tags.js';
import {CertError} from './domain/errors.js';
import {putOnPage} from './standalone.names.js';

putOnPage({
  CertError,
  HttpBackend,
  ensureLevel: async (...given) => (await import('./components/shell/ensure-level.js')).ensureLevel(...given),
  requirementOf: async (response) => (await import('./adapters/requirement.js')).requirementOf(response),
});

/* A tag of 0.1 shows nothing, and no bundler names it. */
setTimeout(() => {
  if (!ofDocument('documentElement').querySelector(oldTags)) return;
  void import('./components/shell/old-names.js').then(({tellOldTags}) => {
    tellOldTags();
  });
}, 3_000);
