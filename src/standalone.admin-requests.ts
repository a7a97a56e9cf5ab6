import './admin-requests.js';

export {HttpInboxBackend} from './adapters/http-inbox.js';
export {CertError} from './domain/errors.js';
export {version} from './version.js';
