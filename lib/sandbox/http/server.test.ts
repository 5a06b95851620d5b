import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';
import { formatSigned, type Keys, type RequestToSign, signHeaders } from './signed-request.rig.ts';

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
});
afterAll(() => sandbox.stop());

function keys(): Keys {
  const [account] = sandbox.accounts;
  if (account === undefined) throw new Error('The sandbox has no account.');
  return account;
}

async function post(
  service: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; headers: Headers }> {
  const { host } = new URL(sandbox.endpoint);
  const answer = await fetch(sandbox.endpoint, {
    method: 'POST',
    headers: signHeaders(host, { keys: keys(), service, headers, body }),
    body,
  });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

/** Bytes as they are, past every client's own checks. */
function sendRaw(bytes: string): Promise<string> {
  const { port } = new URL(sandbox.endpoint);
  return new Promise((done) => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.on('error', () => done(text));
    socket.on('close', () => done(text));
  });
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

async function isHealthy(): Promise<boolean> {
  return (await fetch(`${sandbox.endpoint}/_trailpoint/sandbox/health`)).ok;
}

describe('the wire', () => {
  it('routes both spellings of X-Amz-Target', async () => {
    for (const prefix of ['CloudTrail_20131101', 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101']) {
      const { status, text, headers } = await post('cloudtrail', '{}', {
        'x-amz-target': `${prefix}.ListTrails`,
      });
      expect(status).toBe(200);
      expect(JSON.parse(text).Trails.length).toBeGreaterThan(3);
      expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
      expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it.each([
    ['NoSuchOperation', '{}', 'UnknownOperationException'],
    ['constructor', '{}', 'UnknownOperationException'],
    ['CreateDashboard', '{}', 'OperationNotPermittedException'],
    ['GetTrail', '{"Name":', 'SerializationException'],
    ['GetTrail', '[]', 'SerializationException'],
    ['GetTrail', '{"Name":7}', 'SerializationException'],
    ['GetTrail', `{"Name":${nested(20_000)}}`, 'SerializationException'],
    ['GetTrail', '{}', 'InvalidTrailNameException'],
    ['DescribeTrails', '{"trailNameList":"x"}', 'SerializationException'],
    ['DescribeTrails', '{"includeShadowTrails":"yes"}', 'SerializationException'],
  ])('answers %s %s with %s', async (operation, body, exception) => {
    const { status, text } = await post('cloudtrail', body, {
      'x-amz-target': `CloudTrail_20131101.${operation}`,
    });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({ __type: exception, message: expect.any(String) });
  });

  it('sends timestamps as epoch seconds', async () => {
    const { text } = await post('cloudtrail', '{"Name":"default-trail"}', {
      'x-amz-target': 'CloudTrail_20131101.GetTrailStatus',
    });
    const { StartLoggingTime } = JSON.parse(text);
    expect(StartLoggingTime).toBeGreaterThan(1_700_000_000);
    expect(StartLoggingTime).toBeLessThan(10_000_000_000);
  });

  it('asks unsigned requests for a signature, each service in its own words', async () => {
    const unsigned = async (headers: Record<string, string>, body: string) => {
      const answer = await fetch(sandbox.endpoint, { method: 'POST', headers, body });
      return answer.text();
    };
    expect(await unsigned({ 'x-amz-target': 'CloudTrail_20131101.ListTrails' }, '{}')).toContain(
      'MissingAuthenticationTokenException',
    );
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await unsigned(form, 'Action=DescribeRegions&Version=2016-11-15')).toContain(
      'MissingAuthenticationToken',
    );
    expect(await (await fetch(`${sandbox.endpoint}/payments-audit-trail-111122223333/key`)).text()).toContain(
      'AccessDenied',
    );
  });

  it('names the services that it speaks where it is asked for another, in a shape that the asker reads', async () => {
    const names = 'cloudtrail, s3, ec2, sts, organizations';
    const json = await post('dynamodb', '{}', { 'x-amz-target': 'DynamoDB_20120810.ListTables' });
    expect(json.status).toBe(404);
    expect(JSON.parse(json.text)).toMatchObject({
      __type: 'UnknownOperationException',
      message: expect.stringContaining(names),
    });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const query = await post('iam', 'Action=ListUsers&Version=2010-05-08', form);
    expect(query.status).toBe(404);
    expect(query.text).toContain('<Code>InvalidAction</Code>');
    expect(query.text).toContain(names);
  });

  it.each([
    ['ec2', 'Action=DescribeInstances&Version=2016-11-15', 403, 'UnauthorizedOperation'],
    ['ec2', 'Action=NoSuchAction&Version=2016-11-15', 400, 'InvalidAction'],
    ['ec2', 'Version=2016-11-15', 400, 'MissingParameter'],
    ['sts', 'Action=GetFederationToken&Version=2011-06-15', 403, 'AccessDenied'],
    ['sts', 'Action=NoSuchAction&Version=2011-06-15', 400, 'InvalidAction'],
    ['sts', 'Version=2011-06-15', 400, 'MissingAction'],
  ])(
    'tells what %s has and may not be called from what it has not: %s',
    async (service, body, status, code) => {
      const answer = await post(service, body, { 'content-type': 'application/x-www-form-urlencoded' });
      expect(answer.status).toBe(status);
      expect(answer.text).toContain(`<Code>${code}</Code>`);
    },
  );
});

describe('HTTP', () => {
  const whoAmI = (headers: Record<string, string> = {}): RequestToSign => ({
    keys: keys(),
    service: 'sts',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  });
  const lengthOf = ({ body = '' }: RequestToSign) => `Content-Length: ${body.length}`;

  it('1.0 is answered, and the connection ends', async () => {
    const request = whoAmI();
    const bytes = formatSigned('localhost', request, [lengthOf(request)]);
    const answer = await sendRaw(bytes.replace('HTTP/1.1', 'HTTP/1.0'));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('</GetCallerIdentityResponse>');
  });

  it('keeps a connection for the next request', async () => {
    const request = whoAmI();
    const bytes = formatSigned('localhost', request, [lengthOf(request)]);
    const answer = await sendRaw(`${bytes.replace('Connection: close\r\n', '')}${bytes}`);
    expect(answer.match(/<GetCallerIdentityResponse/g)).toHaveLength(2);
  });

  it('takes a body in chunks', async () => {
    const request = whoAmI();
    const { body = '' } = request;
    const chunks = [body.slice(0, 10), body.slice(10), '']
      .map((part) => `${part.length.toString(16)}\r\n${part}\r\n`)
      .join('');
    const head = formatSigned('localhost', request, ['Transfer-Encoding: chunked']).replace(body, '');
    expect(await sendRaw(`${head}${chunks}`)).toContain('</GetCallerIdentityResponse>');
  });

  it('says to go on where the sender waits for that', async () => {
    const request = whoAmI();
    const bytes = formatSigned('localhost', request, [lengthOf(request), 'Expect: 100-continue']);
    const answer = await sendRaw(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
  });

  it('lets no page of another origin call a service', async () => {
    const answer = await fetch(`${sandbox.endpoint}/payments-audit-trail-111122223333/k`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'PUT' },
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>AccessForbidden</Code>');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('tells a body that is too large in the service’s own words', async () => {
    const head = (service: string, length: number, headers: Record<string, string>) =>
      formatSigned('localhost', { keys: keys(), service, headers }, [`Content-Length: ${length}`]);
    const target = { 'x-amz-target': 'CloudTrail_20131101.ListTrails' };
    const json = await sendRaw(head('cloudtrail', 5_000_000, target));
    expect(json).toMatch(/^HTTP\/1\.1 413 /);
    expect(json).toContain('"__type":"RequestEntityTooLargeException"');
    const xml = await sendRaw(head('s3', 100_000_000, {}));
    expect(xml).toMatch(/^HTTP\/1\.1 400 /);
    expect(xml).toContain('<Code>EntityTooLarge</Code>');
  });
});

describe('S3 addresses', () => {
  it('takes the bucket from the path or from the host', async () => {
    const bucket = 'payments-audit-trail-111122223333';
    const list = (host: string, target: string) =>
      sendRaw(formatSigned(host, { keys: keys(), service: 's3', method: 'GET', target }));
    const path = await list('localhost', `/${bucket}?list-type=2`);
    const host = await list(`${bucket}.localhost:80`, '/?list-type=2');
    for (const answer of [path, host]) {
      expect(answer).toContain('HTTP/1.1 200');
      expect(answer).toContain(`<Name>${bucket}</Name>`);
    }
  });
});

describe('strangers on this machine', () => {
  it.each([
    ['GET / HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n', 403],
    ['GET / HTTP/1.1\r\nHost: 127.0.0.1.attacker.example\r\nConnection: close\r\n\r\n', 403],
    [
      'POST /_trailpoint/sandbox/reset HTTP/1.1\r\nHost: localhost\r\nOrigin: https://attacker.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      403,
    ],
    [
      'POST /_trailpoint/sandbox/reset HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      403,
    ],
    ['GET /_trailpoint/sandbox/reset HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 405],
    ['GET /_trailpoint/sandbox/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 404],
  ])('answers %j with %i', async (bytes, status) => {
    expect(await sendRaw(bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('refuses a body that is too large without keeping it', async () => {
    const { status } = await post('cloudtrail', 'x'.repeat(5 * 1024 * 1024), {
      'x-amz-target': 'CloudTrail_20131101.ListTrails',
    }).catch(() => ({ status: 413 })); // The connection may end while the client is still sending.
    expect(status).toBe(413);
    expect(await isHealthy()).toBe(true);
  });

  it('goes on after garbage of every kind', async () => {
    const head = 'HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';
    const s3 = (method: string, target: string, extra?: readonly string[], headers = {}) =>
      formatSigned('localhost', { keys: keys(), service: 's3', method, target, headers }, extra);
    const ec2 = (body: string) =>
      formatSigned('localhost', {
        keys: keys(),
        service: 'ec2',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(body.length),
        },
        body,
      });
    const cloudTrail = (target: string, body: string) =>
      formatSigned('localhost', {
        keys: keys(),
        service: 'cloudtrail',
        headers: { 'x-amz-target': target, 'content-length': String(body.length) },
        body,
      });
    const unsignedChunks = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
    const garbage = [
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'GET',
      'GET / HTTP/1.1\r\n\r\n',
      s3('GET', '/%ZZ/%FF'),
      s3('GET', '////'),
      s3('GET', '/bucket?list-type=2&max-keys=-1'),
      s3('GET', '/payments-audit-trail-111122223333?list-type=2&max-keys=1e9&continuation-token=%00'),
      `${s3('PUT', '/payments-audit-trail-111122223333/k', ['Content-Length: 9'], unsignedChunks)}ZZ\r\n12345`,
      `${s3('PUT', '/payments-audit-trail-111122223333/k', ['Content-Length: 1000'])}short`,
      s3('DELETE', '/payments-audit-trail-111122223333'),
      s3('GET', '/b/k?X-Amz-Algorithm=&X-Amz-Credential=%00&X-Amz-Date=x&X-Amz-Expires=-1'),
      `GET /b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=////&X-Amz-Date=20261399T996699Z&X-Amz-Expires=1e9&X-Amz-SignedHeaders=;;&X-Amz-Signature=0 ${head}\r\n`,
      `POST / ${head}Authorization: AWS4-HMAC-SHA256 Credential=//////\r\nContent-Length: 0\r\n\r\n`,
      `POST / ${head}Authorization: ${'A'.repeat(9000)}\r\nContent-Length: 0\r\n\r\n`,
      `POST / ${head}Authorization: AWS4-HMAC-SHA256 ${'=,'.repeat(4000)}\r\nContent-Length: 0\r\n\r\n`,
      ec2('Action=DescribeVpcEndpoints&Version=2016-11-15&Filter.1.Name=tag:__proto__&Filter.1'),
      ec2('Action=DescribeRegions&Version=2016-11-15&Filter.1.Name=__proto__&Filter.1.Value.1=us-eas'),
      cloudTrail('__proto__', '{}'),
      cloudTrail(
        'a.PutEventSelectors',
        '{"TrailName":"default-trail","AdvancedEventSelectors":[{"FieldSelectors":{"Field":["Equals"]}}]}',
      ),
      'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nFFFFFFFFFF\r\n',
    ];
    for (const bytes of garbage) {
      const answer = await sendRaw(bytes);
      expect(answer, JSON.stringify(bytes)).not.toMatch(/^HTTP\/1.1 5(?!01)/);
    }
    expect(await isHealthy()).toBe(true);
  });
});
