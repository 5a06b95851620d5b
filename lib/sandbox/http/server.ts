import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { World } from '../world/world.ts';
import { findSignedService } from './authorization.ts';
import { type Control, handleControl, isControlPath } from './control.ts';
import { createLatency, type Latency } from './latency.ts';
import { isFromThisMachine } from './loopback.ts';
import { readBody } from './read-body.ts';
import type { SandboxRequest, SandboxResponse } from './sandbox-request.ts';
import { answerTooLarge, handleService } from './services.ts';

/** Longer than SDKs keep an idle connection, so that none is closed under a request that is on its way. */
const KEEP_ALIVE_MS = 65_000;
/** PutEventSelectors with 500 values of 2048 characters fits well within this; so does nothing hostile. */
const API_BODY_LIMIT = 4 * 1024 * 1024;
/** CloudTrail writes log files of at most 50 MB before compression. */
const OBJECT_BODY_LIMIT = 64 * 1024 * 1024;

const TIMEOUTS = { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: KEEP_ALIVE_MS };

/** The HTTP server, not yet listening. No request, however malformed, ends the process. */
export function createSandboxServer(world: World, control: Control, latencyMs: number): Server {
  const latency = createLatency(latencyMs);
  const server = createServer(TIMEOUTS, (message, response) => {
    answer(world, control, latency, message)
      .catch((error: unknown) => {
        process.stderr.write(
          `sandbox: ${message.method} ${message.url} failed: ${error instanceof Error ? error.stack : error}\n`,
        );
        return plain(500, 'InternalFailure: the sandbox failed; its log says why.');
      })
      .then((result) => send(message, response, result))
      .catch(() => response.destroy());
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return server;
}

async function answer(
  world: World,
  control: Control,
  latency: Latency,
  message: IncomingMessage,
): Promise<SandboxResponse> {
  if (!isFromThisMachine(message.headers)) {
    return plain(
      403,
      'AccessDenied: the sandbox answers this machine only; Host and Origin must be loopback.',
    );
  }
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const rawQuery = mark === -1 ? '' : target.slice(mark + 1);
  const head: SandboxRequest = {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(rawQuery),
    rawQuery,
    headers: message.headers,
    headerValues: message.headersDistinct,
    body: Buffer.alloc(0),
    requestId: randomUUID(),
  };
  const isControl = isControlPath(path);
  // Only whoever signs for S3 may send more than an API call needs.
  const limit = findSignedService(head) === 's3' ? OBJECT_BODY_LIMIT : API_BODY_LIMIT;
  const body = await readBody(message, limit);
  if (!body.ok) {
    return body.error === 'too-large'
      ? answerTooLarge(head)
      : plain(400, 'IncompleteBody: the connection ended before the request body did.', {
          connection: 'close',
        });
  }
  const request = { ...head, body: body.value };
  if (isControl) return handleControl(control, request);
  await latency.wait();
  return handleService(world, request);
}

function plain(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): SandboxResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: `${text}\n` };
}

function send(message: IncomingMessage, response: ServerResponse, result: SandboxResponse): void {
  if (result.cut === 'start') {
    response.destroy();
    return;
  }
  const body = result.body ?? '';
  response.writeHead(result.status, {
    'content-length': String(Buffer.byteLength(body)),
    server: 'Trailpoint-sandbox',
    ...result.headers,
  });
  if (result.cut === 'body') {
    // Half of it, and only once that is on its way does the connection end.
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy());
    return;
  }
  response.end(message.method === 'HEAD' ? undefined : body);
}
