import { devNull } from 'node:os';
import { join } from 'node:path';
import { pathWithTools } from './runtime.mjs';

/**
 * The environment of the sandbox, and of a console that works on it. Nothing in it leads to a real account: whoever
 * tries out the sandbox in a shell with credentials must not touch what these belong to.
 * @param {string} root
 * @param {Record<string, string | undefined>} env
 * @returns {Record<string, string | undefined>}
 */
export function sandboxEnvironment(root, env) {
  const kept = Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('AWS_'));
  return {
    ...Object.fromEntries(kept),
    PATH: pathWithTools(root, env),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/**
 * Lets Node keep what it compiled: the sandbox, which is a hundred files of TypeScript, starts three times as fast.
 * @param {string} root
 */
export function compileCache(root) {
  return { NODE_COMPILE_CACHE: join(root, '.next', 'cache', 'trailpoint-node') };
}

/**
 * @param {object} wanted
 * @param {string} wanted.root
 * @param {Record<string, string | undefined>} wanted.env
 * @param {string | undefined} wanted.sandboxLine what the sandbox printed; undefined for a real account
 * @param {string} wanted.host
 * @param {number} wanted.port
 * @param {string} wanted.dataDir absolute: the server changes its working directory
 * @returns {Record<string, string | undefined>}
 */
export function consoleEnvironment({ root, env, sandboxLine, host, port, dataDir }) {
  const { TRAILPOINT_SANDBOX: _sandbox, TRAILPOINT_MODE: _mode, ...rest } = env;
  const account =
    sandboxLine === undefined
      ? { ...rest, PATH: pathWithTools(root, rest), TRAILPOINT_MODE: 'aws' }
      : { ...sandboxEnvironment(root, rest), TRAILPOINT_MODE: 'sandbox', TRAILPOINT_SANDBOX: sandboxLine };
  return {
    ...account,
    ...compileCache(root),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // DuckDB's queries, gunzip and file reads share this pool; its four threads would let a search wait for a sync.
    UV_THREADPOOL_SIZE: '8',
    HOSTNAME: host,
    TRAILPOINT_ALLOWED_HOSTS: allowedHosts(host, env.TRAILPOINT_ALLOWED_HOSTS),
    PORT: String(port),
    TRAILPOINT_DATA_DIR: dataDir,
  };
}

/**
 * The console answers to loopback names only, and to those named here. An address that it was told to listen on is one
 * of them: no name of somebody else's can be rebound to pass for it.
 * @param {string} host
 * @param {string | undefined} named
 */
function allowedHosts(host, named) {
  const isOwnName = !['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::'].includes(host);
  const own = isOwnName ? [host.includes(':') ? `[${host}]` : host] : [];
  return [named, ...own].filter(Boolean).join(',');
}
