import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatSigned, type Keys, signHeaders } from './http/signed-request.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

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

  it('names the services that it speaks where it is asked for another', async () => {
    const { status, text } = await post('dynamodb', '{}');
    expect(status).toBe(404);
    expect(text).toContain('cloudtrail, s3, ec2, sts, organizations');
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
