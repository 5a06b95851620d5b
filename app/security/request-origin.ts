/** What a request says about where it comes from. Header values as they arrived. */
export interface RequestOrigin {
  readonly method: string;
  readonly pathname: string;
  readonly host: string | null;
  readonly origin: string | null;
  readonly secFetchSite: string | null;
}

export type OriginFault = 'host' | 'origin' | 'site';

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** Hosts from `TRAILPOINT_ALLOWED_HOSTS`: separated by commas; one without a port holds for any port. */
export function parseAllowedHosts(setting: string | undefined): readonly string[] {
  return (setting ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
}

function isKnownHost(host: string, allowed: readonly string[]): boolean {
  return LOOPBACK.test(host) || allowed.includes(host) || allowed.includes(host.replace(/:\d{1,5}$/, ''));
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * Why a request must not be answered, or undefined.
 * - Host: a page elsewhere can point its own name at 127.0.0.1 (DNS rebinding) and would then be "same origin".
 * - Origin: a form on another page can post here; browsers then send that page's Origin.
 * - Sec-Fetch-Site: another port of this machine counts as "same-site", so only same-origin and typed addresses
 *   (`none`) may act or read the API. Programs other than browsers send none of these headers.
 */
export function findOriginFault(
  request: RequestOrigin,
  allowedHosts: readonly string[],
): OriginFault | undefined {
  const host = request.host?.toLowerCase() ?? '';
  if (!isKnownHost(host, allowedHosts)) return 'host';
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!isReading && request.origin !== null && hostOf(request.origin) !== host) return 'origin';
  const isForeign = request.secFetchSite === 'cross-site' || request.secFetchSite === 'same-site';
  const isApi = request.pathname === '/api' || request.pathname.startsWith('/api/');
  if (isForeign && (!isReading || isApi)) return 'site';
  return undefined;
}
