/**
 * Two nonces, so that the one for styles can lie open in a <meta> (React Aria reads it there for the few rules it
 * adds in the browser) without ever being good for a script.
 * Style attributes stay allowed: pages drawn on the server place bars and widths with them, and they run nothing.
 */
export function contentSecurityPolicy({
  scriptNonce,
  styleNonce,
  isDevelopment,
}: {
  scriptNonce: string;
  styleNonce: string;
  isDevelopment: boolean;
}): string {
  // React rebuilds server stacks with eval and the dev overlay writes its own <style>: while developing only.
  const script = isDevelopment ? " 'unsafe-eval'" : '';
  const style = isDevelopment ? "'unsafe-inline'" : `'nonce-${styleNonce}'`;
  const connect = isDevelopment ? ' ws:' : '';
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${scriptNonce}' 'strict-dynamic'${script}`,
    "script-src-attr 'none'",
    `style-src 'self' ${style}`,
    "style-src-attr 'unsafe-inline'",
    `connect-src 'self'${connect}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
