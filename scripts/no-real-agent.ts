import {Socket} from 'node:net';

/**
 * On a developer's PC the real card agent may be listening on these ports, with a real card in its reader: a
 * test about wrong PINs would lock it. Whatever asks for them, from whichever library, is stopped here.
 */
const blocked = new Set(['61231', '61232']);

/** `connect` takes options, a port, or (from inside Node) both packed into an array. */
const portOf = (first: unknown): string => {
  const target: unknown = Array.isArray(first) ? first[0] : first;
  const port: unknown = typeof target === 'object' && target !== null && 'port' in target ? target.port : target;
  return typeof port === 'number' || typeof port === 'string' ? String(Number(port)) : '';
};

// oxlint-disable-next-line typescript/unbound-method -- called below with the socket it belongs to
const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;

Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  if (blocked.has(portOf(args[0]))) {
    throw new Error(`A test must never reach a real card agent (port ${portOf(args[0])}).`);
  }
  return connect.apply(this, args);
};
