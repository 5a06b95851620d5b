import type { IncomingHttpHeaders } from 'node:http';

/**
 * Binding to loopback keeps other machines out, but not a web page in the user's own browser whose name an attacker
 * points at 127.0.0.1. Such a request carries the attacker's name in Host, or its origin in Origin.
 */
export function isFromThisMachine(headers: IncomingHttpHeaders): boolean {
  const host = headers.host === undefined ? undefined : parseHostName(`http://${headers.host}`);
  if (host === undefined || !isLoopbackName(host)) return false;
  if (headers.origin !== undefined) {
    const origin = parseHostName(headers.origin);
    if (origin === undefined || !isLoopbackName(origin)) return false;
  }
  return headers['sec-fetch-site'] !== 'cross-site';
}

function parseHostName(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** `bucket.localhost` is how a virtual-host style S3 client spells this machine. */
function isLoopbackName(name: string): boolean {
  return name === '127.0.0.1' || name === '[::1]' || name === 'localhost' || name.endsWith('.localhost');
}
