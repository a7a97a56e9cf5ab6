import '../define.js';

import {HttpBackend} from '../adapters/http-backend.js';
import {CertError} from '../domain/errors.js';
import {putOnPage} from './names.js';

putOnPage({
  CertError,
  HttpBackend,
  ensureLevel: async (...given) => (await import('../components/element/ensure-level.js')).ensureLevel(...given),
  requirementOf: async (response) => (await import('../adapters/requirement.js')).requirementOf(response),
});
