import { type IncomingHttpHeaders, request } from 'node:http';
import { expect, test } from './console.ts';

/** Asks with headers that a browser, or `fetch`, would not let through. */
function ask(
  url: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        body += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    asked.on('error', reject);
    asked.end(method === 'GET' ? undefined : '{}');
  });
}

test('a copy of the production build outside the repository answers', async ({ console: { url } }) => {
  const answer = await ask(`${url}/api/health`);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ ok: true });
});

test('every page carries the security headers', async ({ page, console: { url } }) => {
  const answer = await ask(url);
  const policy = answer.headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/default-src '(?:none|self)'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['x-powered-by']).toBeUndefined();

  const refused: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto('/');
  await expect(page.getByRole('main')).toBeVisible();
  expect(refused).toEqual([]);
});

test('a request for another host is refused, so that no other site can rebind its name to the console', async ({
  console: { url },
}) => {
  for (const path of ['/', '/api/health', '/api/events']) {
    const answer = await ask(url + path, { headers: { host: 'attacker.example' } });
    expect(answer.status, path).toBeGreaterThanOrEqual(400);
    expect(answer.status, path).toBeLessThan(500);
  }
});

test('a request sent by another site is refused', async ({ console: { url } }) => {
  for (const origin of ['https://attacker.example', 'null']) {
    const headers = { origin, 'content-type': 'text/plain;charset=UTF-8', 'next-action': '0'.repeat(42) };
    const answer = await ask(url, { method: 'POST', headers });
    expect(answer.status, origin).toBe(403);
  }
});

test('the console comes back after a crash', async ({ console: rig, page }) => {
  await rig.kill();
  await rig.start();
  await page.goto('/');
  await expect(page.getByRole('main')).toBeVisible();
});
