import { type NextRequest, NextResponse } from 'next/server';
import { chooseLocale } from '@/app/choose-locale';
import { contentSecurityPolicy } from '@/app/security/content-security-policy';
import { findOriginFault, parseAllowedHosts } from '@/app/security/request-origin';
import { SECURITY_HEADERS } from '@/app/security/response-headers';
import { catalogues } from '@/lib/messages/catalogue.ts';

/** Misdirected Request: the name in Host is not one that this server answers to (RFC 9110 §15.5.20). */
const STATUS = { host: 421, origin: 403, site: 403 } as const;

/** Before every answer, static files too: who asks, and what a browser may do with what it gets. */
export function proxy(request: NextRequest): NextResponse {
  const { headers } = request;
  const fault = findOriginFault(
    {
      method: request.method,
      pathname: request.nextUrl.pathname,
      host: headers.get('host'),
      origin: headers.get('origin'),
      secFetchSite: headers.get('sec-fetch-site'),
    },
    parseAllowedHosts(process.env.TRAILPOINT_ALLOWED_HOSTS),
  );
  const policy = {
    scriptNonce: createNonce(),
    styleNonce: createNonce(),
    isDevelopment: process.env.NODE_ENV === 'development',
  };
  const contentPolicy = contentSecurityPolicy(policy);
  const response = fault ? refuse(request, fault) : pass(request, contentPolicy, policy.styleNonce);
  response.headers.set('Content-Security-Policy', contentPolicy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

/** Next reads the script nonce from the request's policy; the layout reads the other. Whatever came in is replaced. */
function pass(request: NextRequest, contentPolicy: string, styleNonce: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', contentPolicy);
  headers.set('x-style-nonce', styleNonce);
  return NextResponse.next({ request: { headers } });
}

function refuse(request: NextRequest, fault: keyof typeof STATUS): NextResponse {
  const locale = chooseLocale(
    request.cookies.get('locale')?.value,
    request.headers.get('accept-language') ?? undefined,
  );
  return new NextResponse(`${catalogues[locale].shell.refused[fault]}\n`, {
    status: STATUS[fault],
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

function createNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
}
