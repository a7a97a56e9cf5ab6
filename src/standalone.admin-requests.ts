import './admin-requests.js';

import {HttpInboxBackend} from './adapters/http-inbox.js';
import {CertError} from './domain/errors.js';
import {putOnPage} from './standalone.names.js';

putOnPage({CertError, HttpInboxBackend});
