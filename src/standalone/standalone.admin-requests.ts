import '../admin-requests.js';

import {HttpInboxBackend} from '../adapters/http-backend.js';
import {eventNames} from '../components/events/event-names.js';
import {CertError, isCertError} from '../domain/errors.js';
import {putOnPage} from './names.js';

putOnPage({CertError, eventNames, HttpInboxBackend, isCertError});
