import type {Status} from '../../src/domain/schemas.js';
import type {Operation} from '../operations.js';
import type {Answer} from './answers.js';

/* What a backend need not have: the operations for which its status offers nothing. */

/** The answer of a backend that does not have the operation, if not of one that does not have the id. */
export const isNoOperation = ({status}: Answer): boolean => [404, 405, 501].includes(status);

/** Methods with operations of their own. All others are decided elsewhere. */
const ownMethods = ['ic-card', 'legal-rep', 'admin-assist'];

/** Whether a status offers what the operation is for. Of an administrator's inbox it says nothing. */
export const isOffered = ({profile, methods}: Status, {path}: Operation): boolean => {
  const [, first = ''] = path.split('/');
  if (first === 'profile') return profile !== undefined;
  if (first === 'handoffs') return methods.some(({id}) => !ownMethods.includes(id));
  return first === 'assistance' || !ownMethods.includes(first) || methods.some(({id}) => id === first);
};

/** Whether a profile lets its user change the part that an operation is for. */
export const isEditable = ({body}: Answer, {path}: Operation): boolean => {
  const {editable} = Object(body) as {editable?: unknown};
  return (Object(editable) as Readonly<Record<string, unknown>>)[path.replace('/profile/', '')] !== false;
};
