import { connect, createServer } from 'node:net';
import { SetupError } from './setup-error.mjs';

/**
 * @param {string} name of the environment variable
 * @param {string | undefined} text
 * @param {number} fallback
 */
export function parsePort(name, text, fallback) {
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new SetupError(
    `${name} must be a number from 1 to 65535, and is ${JSON.stringify(text.slice(0, 40))}.`,
  );
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<'free' | 'in-use' | 'not-allowed'>}
 */
export async function lookAtPort(port, host) {
  // On macOS one may listen on 127.0.0.1 although somebody else listens on every address, so knock first.
  if (await isAnswered(port, host)) return 'in-use';
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      resolve('code' in error && error.code === 'EACCES' ? 'not-allowed' : 'in-use');
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function isAnswered(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host });
    const settle = (/** @type {boolean} */ answered) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(1000, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

/**
 * A loopback port that is free now: the wanted one, else any.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function findFreePort(wanted) {
  if (wanted !== undefined && wanted <= 65_535 && (await lookAtPort(wanted, '127.0.0.1')) === 'free')
    return wanted;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
