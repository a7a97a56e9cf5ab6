import '../admin-requests.js';

import {HttpInboxBackend} from '../adapters/http-backend.js';
import {CertError} from '../domain/errors.js';
import {putOnPage} from './names.js';

putOnPage({CertError, HttpInboxBackend});
