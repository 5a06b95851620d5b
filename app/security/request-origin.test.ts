import { describe, expect, test } from 'vitest';
import { findOriginFault, parseAllowedHosts, type RequestOrigin } from './request-origin';

const get: RequestOrigin = {
  method: 'GET',
  pathname: '/',
  host: 'localhost:3000',
  origin: null,
  secFetchSite: null,
};
const post: RequestOrigin = { ...get, method: 'POST', origin: 'http://localhost:3000' };

describe('Host', () => {
  test.each(['localhost', 'localhost:3000', 'LOCALHOST:80', '127.0.0.1:65535', '[::1]:3000', '[::1]'])(
    'answers the loopback name %s',
    (host) => expect(findOriginFault({ ...get, host }, [])).toBeUndefined(),
  );

  test.each([
    null,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    'evil.example:3000',
    '[::2]',
    'localhost:',
    'localhost@evil.example',
    '0.0.0.0:3000',
  ])('refuses %s, which a rebound name could carry', (host) =>
    expect(findOriginFault({ ...get, host }, [])).toBe('host'),
  );

  test('answers a host that the operator named, with any port unless one was given', () => {
    const allowed = parseAllowedHosts(' Trailpoint.internal, audit.example:8443 ,');
    expect(allowed).toEqual(['trailpoint.internal', 'audit.example:8443']);
    expect(findOriginFault({ ...get, host: 'trailpoint.internal:3000' }, allowed)).toBeUndefined();
    expect(findOriginFault({ ...get, host: 'audit.example:8443' }, allowed)).toBeUndefined();
    expect(findOriginFault({ ...get, host: 'audit.example:9000' }, allowed)).toBe('host');
  });

  test('an empty setting allows nothing', () => {
    expect(parseAllowedHosts(undefined)).toEqual([]);
    expect(parseAllowedHosts(' , ')).toEqual([]);
  });
});

describe('Origin', () => {
  test('a change must come from the host that it goes to, port included', () => {
    expect(findOriginFault(post, [])).toBeUndefined();
    expect(findOriginFault({ ...post, origin: 'http://localhost:4000' }, [])).toBe('origin');
    expect(findOriginFault({ ...post, origin: 'https://evil.example' }, [])).toBe('origin');
  });

  test('an opaque or unreadable origin is nobody', () => {
    expect(findOriginFault({ ...post, origin: 'null' }, [])).toBe('origin');
    expect(findOriginFault({ ...post, origin: '' }, [])).toBe('origin');
  });

  test('behind TLS the scheme may differ, the host may not', () => {
    const allowed = ['audit.example'];
    const request = { ...post, host: 'audit.example', origin: 'https://audit.example' };
    expect(findOriginFault(request, allowed)).toBeUndefined();
  });

  test('programs that send no Origin may act', () => {
    expect(findOriginFault({ ...post, origin: null }, [])).toBeUndefined();
  });
});

describe('Sec-Fetch-Site', () => {
  test.each(['cross-site', 'same-site'])('refuses a change and an API read from %s', (secFetchSite) => {
    expect(findOriginFault({ ...post, secFetchSite }, [])).toBe('site');
    expect(findOriginFault({ ...get, pathname: '/api/events', secFetchSite }, [])).toBe('site');
  });

  test('a link from elsewhere may open a page', () => {
    expect(findOriginFault({ ...get, pathname: '/trails', secFetchSite: 'cross-site' }, [])).toBeUndefined();
    expect(findOriginFault({ ...get, pathname: '/apiary', secFetchSite: 'cross-site' }, [])).toBeUndefined();
  });

  test.each(['same-origin', 'none'])('answers the API to %s', (secFetchSite) => {
    expect(findOriginFault({ ...get, pathname: '/api/events', secFetchSite }, [])).toBeUndefined();
  });
});
