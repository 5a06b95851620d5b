/*
 * Preloaded into the console. An address whose percent escapes are broken makes Next answer a bare 500, before any of
 * the console's own code runs and without its security headers. It is made a page that does not exist instead.
 */
import { subscribe } from 'node:diagnostics_channel';

subscribe('http.server.request.start', ({ request }) => {
  try {
    decodeURIComponent(request.url);
  } catch {
    request.url = '/unreadable-address';
  }
});
