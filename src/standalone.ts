import './define.js';

export {EportAgent} from './adapters/eport-agent.js';
export {HttpBackend} from './adapters/http-backend.js';
export {CertError} from './domain/errors.js';
export {version} from './version.js';
