import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';
import { formatTimestamp } from './authorization.ts';
import { formatSigned, type Keys, type RequestToSign, signHeaders } from './signed-request.rig.ts';

const BUCKET = 'payments-audit-trail-111122223333';
const MINUTE_MS = 60 * 1000;
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const INVALID_TOKEN = 'The security token included in the request is invalid.';

let sandbox: StartedSandbox;
let keys: Keys;
let host: string;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  const [account] = sandbox.accounts;
  if (account === undefined) throw new Error('The sandbox has no account.');
  keys = account;
  host = new URL(sandbox.endpoint).host;
});
afterAll(() => sandbox.stop());

/** One call of each service that every caller may make. */
const CALLS = {
  cloudtrail: {
    service: 'cloudtrail',
    headers: { 'x-amz-target': 'CloudTrail_20131101.ListTrails' },
    body: '{}',
  },
  organizations: {
    service: 'organizations',
    headers: { 'x-amz-target': 'AWSOrganizationsV20161128.DescribeOrganization' },
    body: '{}',
  },
  ec2: {
    service: 'ec2',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: 'Action=DescribeRegions&Version=2016-11-15',
  },
  sts: {
    service: 'sts',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  },
  s3: { service: 's3', method: 'GET', target: `/${BUCKET}?list-type=2` },
} satisfies Record<string, Omit<RequestToSign, 'keys'>>;

type Service = keyof typeof CALLS;

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly text: string;
}

async function send(
  service: Service,
  changes: Partial<RequestToSign> = {},
  more: Record<string, string> = {},
): Promise<Answer> {
  const request: RequestToSign = { keys, ...CALLS[service], ...changes };
  return read(await sendHeaders(request, { ...signHeaders(host, request), ...more }));
}

function sendHeaders(
  request: Omit<RequestToSign, 'keys'>,
  headers: Record<string, string>,
): Promise<Response> {
  return fetch(`${sandbox.endpoint}${request.target ?? '/'}`, {
    method: request.method ?? 'POST',
    headers,
    ...(request.body === undefined ? {} : { body: request.body }),
  });
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = text.startsWith('{') ? Object(JSON.parse(text)) : undefined;
  return {
    status: response.status,
    code: json?.__type ?? /<Code>(.*?)<\/Code>/.exec(text)?.[1],
    message: json?.message ?? json?.Message ?? /<Message>(.*?)<\/Message>/s.exec(text)?.[1],
    text,
  };
}

const SERVICES: readonly Service[] = ['cloudtrail', 'organizations', 'ec2', 'sts', 's3'];

describe('a signature', () => {
  it.each(SERVICES)('that is right is taken by %s', async (service) => {
    expect(await send(service)).toMatchObject({ status: 200 });
  });

  it.each<[Service, number, string, string]>([
    ['cloudtrail', 400, 'InvalidSignatureException', MISMATCH],
    ['organizations', 400, 'InvalidSignatureException', MISMATCH],
    ['ec2', 401, 'AuthFailure', 'AWS was not able to validate the provided access credentials'],
    ['sts', 403, 'SignatureDoesNotMatch', MISMATCH],
    [
      's3',
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    ],
  ])('with a wrong secret is refused by %s with %i %s', async (service, status, code, message) => {
    const wrong = { ...keys, secretAccessKey: 'wrong' };
    expect(await send(service, { keys: wrong })).toMatchObject({ status, code, message });
  });

  it.each<[Service, number, string, string]>([
    ['cloudtrail', 400, 'UnrecognizedClientException', INVALID_TOKEN],
    ['organizations', 400, 'UnrecognizedClientException', INVALID_TOKEN],
    ['ec2', 401, 'AuthFailure', 'AWS was not able to validate the provided access credentials'],
    ['sts', 403, 'InvalidClientTokenId', INVALID_TOKEN],
    ['s3', 403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'],
  ])('with an unknown key is refused by %s with %i %s', async (service, status, code, message) => {
    const unknown = { ...keys, accessKeyId: 'AKIAUNKNOWNUNKNOWN22' };
    expect(await send(service, { keys: unknown })).toMatchObject({ status, code, message });
  });

  it.each<[Service, string, string]>([
    ['cloudtrail', 'UnrecognizedClientException', INVALID_TOKEN],
    ['ec2', 'AuthFailure', 'AWS was not able to validate the provided access credentials'],
    ['sts', 'InvalidClientTokenId', INVALID_TOKEN],
    ['s3', 'InvalidToken', 'The provided token is malformed or otherwise invalid.'],
  ])('with a token that nobody gave out is refused by %s with %s', async (service, code, message) => {
    expect(await send(service, { keys: { ...keys, sessionToken: 'x' } })).toMatchObject({ code, message });
  });

  it.each<[Service, string]>([
    ['cloudtrail', 'UnrecognizedClientException'],
    ['ec2', 'AuthFailure'],
    ['sts', 'InvalidClientTokenId'],
    ['s3', 'InvalidAccessKeyId'],
  ])('for a Region that is not enabled is refused by %s with %s', async (service, code) => {
    expect(await send(service, { region: 'af-south-1' })).toMatchObject({ code });
  });

  it('for a Region that is none, for another service or for another day is refused', async () => {
    expect(await send('cloudtrail', { region: 'nowhere' })).toMatchObject({
      code: 'InvalidSignatureException',
      message: "Credential should be scoped to a valid region, not 'nowhere'. ",
    });
    expect(await send('cloudtrail', { service: 's3' })).toMatchObject({
      code: 'InvalidSignatureException',
      message: "Credential should be scoped to correct service: 'cloudtrail'. ",
    });
    expect(await send('sts', { service: 'ec2' })).toMatchObject({ code: 'SignatureDoesNotMatch' });
    const { authorization = '', ...headers } = signHeaders(host, { keys, ...CALLS.cloudtrail });
    const yesterday = authorization.replace(/\/\d{8}\//, '/20200101/');
    const answer = await sendHeaders(CALLS.cloudtrail, { ...headers, authorization: yesterday });
    expect(await read(answer)).toMatchObject({
      code: 'InvalidSignatureException',
      message: expect.stringMatching(/^Date in Credential scope does not match .*'20200101' != '\d{8}'/),
    });
  });

  it('covers the body, the headers that it names and the query', async () => {
    const { body: _, ...rest } = CALLS.sts;
    const request = { keys, ...CALLS.sts };
    const headers = signHeaders(host, request);
    const other = await sendHeaders({ ...rest, body: `${CALLS.sts.body}&x=1` }, headers);
    expect(await read(other)).toMatchObject({ code: 'SignatureDoesNotMatch' });
    expect(await send('cloudtrail', {}, { 'x-amz-target': 'CloudTrail_20131101.GetTrail' })).toMatchObject({
      code: 'InvalidSignatureException',
    });
    const list = signHeaders(host, { keys, ...CALLS.s3 });
    const answer = await sendHeaders({ ...CALLS.s3, target: `/${BUCKET}?list-type=2&prefix=a` }, list);
    expect(await read(answer)).toMatchObject({ code: 'SignatureDoesNotMatch' });
  });

  it.each([-14, 0, 14])('may be off by %i minutes', async (minutes) => {
    const time = new Date(Date.now() + minutes * MINUTE_MS);
    for (const service of SERVICES) expect(await send(service, { time })).toMatchObject({ status: 200 });
  });

  it.each([-16, 16])('may not be off by %i minutes', async (minutes) => {
    const time = new Date(Date.now() + minutes * MINUTE_MS);
    const early =
      /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 15 min\.\)$/;
    const late =
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)$/;
    const message = expect.stringMatching(minutes < 0 ? late : early);
    expect(await send('cloudtrail', { time })).toMatchObject({ code: 'InvalidSignatureException', message });
    expect(await send('sts', { time })).toMatchObject({ code: 'SignatureDoesNotMatch', message });
    expect(await send('ec2', { time })).toMatchObject({ code: 'AuthFailure' });
    const answer = await send('s3', { time });
    expect(answer).toMatchObject({ status: 403, code: 'RequestTimeTooSkewed' });
    expect(answer.text).toContain(`<RequestTime>${formatTimestamp(time)}</RequestTime>`);
    expect(answer.text).toContain('<MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds>');
  });
});

describe('an Authorization header', () => {
  it.each<[string, Service, string, string]>([
    [
      'AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/cloudtrail/aws4_request',
      'cloudtrail',
      'IncompleteSignatureException',
      "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    ],
    [
      'AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/aws4_request, SignedHeaders=host, Signature=0',
      's3',
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed; the authorization header requires three components: Credential, SignedHeaders, and Signature.',
    ],
    [
      'AWS4-HMAC-SHA256X Credential=AKIA/20261123/us-east-1/cloudtrail/aws4_request, SignedHeaders=host, Signature=0',
      'cloudtrail',
      'IncompleteSignatureException',
      "Unsupported AWS 'algorithm' in the Authorization header (must be 'AWS4-HMAC-SHA256').",
    ],
    [
      'AWS AKIAPAYMENTSSANDBOX2:c2lnbmF0dXJl',
      's3',
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    ],
  ])('%s is refused by %s with %s', async (authorization, service, code, message) => {
    const { 'x-amz-date': _, ...headers } = { 'x-amz-date': '', ...Object(CALLS[service]).headers };
    const answer = await read(await sendHeaders(CALLS[service], { ...headers, authorization }));
    expect({ code: answer.code, message: answer.message }).toEqual({ code, message });
  });

  it('that does not sign the host is refused', async () => {
    const { authorization = '', ...headers } = signHeaders(host, { keys, ...CALLS.cloudtrail });
    const bare = authorization.replace('SignedHeaders=host;', 'SignedHeaders=');
    expect(
      await read(await sendHeaders(CALLS.cloudtrail, { ...headers, authorization: bare })),
    ).toMatchObject({ message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization." });
  });

  it('may use a Date header, and any spacing', async () => {
    const time = new Date();
    const { 'x-amz-date': _, ...signed } = signHeaders(host, { keys, ...CALLS.sts, time });
    // Signed with x-amz-date, so the signature is wrong, but the time was found.
    const answer = await sendHeaders(CALLS.sts, { ...signed, date: time.toUTCString() });
    expect(await read(answer)).toMatchObject({ code: 'SignatureDoesNotMatch', message: MISMATCH });
    const { authorization = '', ...headers } = signHeaders(host, { keys, ...CALLS.sts });
    const spaced = authorization.replaceAll(', ', ',   ');
    expect(await read(await sendHeaders(CALLS.sts, { ...headers, authorization: spaced }))).toMatchObject({
      status: 200,
    });
  });
});

describe('S3', () => {
  it('names the string to sign and the canonical request that it expected', async () => {
    const { text } = await send('s3', { keys: { ...keys, secretAccessKey: 'wrong' } });
    expect(text).toContain(`<AWSAccessKeyId>${keys.accessKeyId}</AWSAccessKeyId>`);
    expect(text).toMatch(
      /<StringToSign>AWS4-HMAC-SHA256\n\d{8}T\d{6}Z\n\d{8}\/us-east-1\/s3\/aws4_request\n/,
    );
    expect(text).toContain(`<CanonicalRequest>GET\n/${BUCKET}\nlist-type=2\nhost:${host}\n`);
  });

  it('refuses a body that is not the one that was signed', async () => {
    const put = { service: 's3', method: 'PUT', target: `/${BUCKET}/signed`, body: 'one' };
    const headers = signHeaders(host, { keys, ...put });
    const answer = await read(await sendHeaders({ ...put, body: 'two' }, headers));
    expect(answer).toMatchObject({ status: 400, code: 'XAmzContentSHA256Mismatch' });
    expect(answer.text).toContain('<ClientComputedContentSHA256>');
  });

  it('takes a body that nobody signed where the signature says so', async () => {
    const put = {
      service: 's3',
      method: 'PUT',
      target: `/${BUCKET}/unsigned`,
      headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
      body: 'any',
    };
    expect(await read(await sendHeaders(put, signHeaders(host, { keys, ...put })))).toMatchObject({
      status: 200,
    });
  });

  it('wants a hash of the body, and one of its kinds', async () => {
    const { 'x-amz-content-sha256': _, ...headers } = signHeaders(host, { keys, ...CALLS.s3 });
    expect(await read(await sendHeaders(CALLS.s3, headers))).toMatchObject({
      code: 'InvalidRequest',
      message: 'Missing required header for this request: x-amz-content-sha256',
    });
    expect(await send('s3', { headers: { 'x-amz-content-sha256': 'none' } })).toMatchObject({
      code: 'InvalidArgument',
    });
  });

  it('takes one signature only, in the header or in the query', async () => {
    const target = `${CALLS.s3.target}&X-Amz-Algorithm=AWS4-HMAC-SHA256`;
    expect(await send('s3', { target })).toMatchObject({ status: 400, code: 'InvalidArgument' });
  });

  it('refuses headers of its own that are not signed', async () => {
    const answer = await send('s3', {}, { 'x-amz-acl': 'public-read' });
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(answer.text).toContain('<HeadersNotSigned>x-amz-acl</HeadersNotSigned>');
  });

  it('joins the values of a header that came twice', async () => {
    const headers = { 'x-amz-meta-a': 'one,two' };
    const request = { keys, service: 's3', method: 'GET', target: `/${BUCKET}?list-type=2`, headers };
    const bytes = formatSigned(host, request).replace(
      'x-amz-meta-a: one,two',
      'x-amz-meta-a:  one \r\nx-amz-meta-a: two',
    );
    expect(await sendRaw(bytes)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

/** Bytes as they are, past every client's own checks. */
function sendRaw(bytes: string): Promise<string> {
  const { port } = new URL(sandbox.endpoint);
  return new Promise((done) => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.on('error', () => done(text));
    socket.on('close', () => done(text));
  });
}
