import '../define.js';

import {HttpBackend} from '../adapters/http-backend.js';
import {eventNames} from '../components/events/event-names.js';
import {CertError, isCertError} from '../domain/errors.js';
import {putOnPage} from './names.js';

putOnPage({
  CertError,
  eventNames,
  HttpBackend,
  isCertError,
  ensureLevel: async (...given) => (await import('../components/element/ensure-level.js')).ensureLevel(...given),
  levelAction: async (settings) => (await import('../level-action.js')).levelAction(settings),
  requirementOf: async (response) => (await import('../adapters/requirement.js')).requirementOf(response),
});
