import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { formatLogKey } from '../lib/cloudtrail/log-key';
import { putObject } from './aws';
import { expect, STILL_WORLD, test } from './console';
import { EventsPage, listEvents } from './pages/events-page';
import { lakePerimeter } from './pages/trail-page';

test.use({ sandboxArgs: STILL_WORLD });

const S3_ENDPOINT = 'vpce-0b2d4f6a8091a2b01';

test.beforeAll(async ({ browser, console: { sandbox, url } }) => {
  await sandbox.reset();
  const page = await browser.newPage({ baseURL: url });
  const events = new EventsPage(page);
  await events.open();
  await events.expectFollowing();
  await page.close();
});

test('events are filtered by source, endpoint, error code and time, and the address alone shows the same', async ({
  page,
  browser,
  console: { url },
}) => {
  const events = new EventsPage(page);
  const query = () => new URL(page.url()).searchParams;
  const expectWhatTheIndexHas = async () => {
    const found = await listEvents(page.request, query().toString());
    await events.expectCount(found.length);
    await expect(events.rows().first()).toHaveAttribute('data-event-id', found[0]?.eventID ?? '');
    return found;
  };
  await events.open();

  await test.step('event source', async () => {
    await events.takeValue('secretsmanager.amazonaws.com');
    await expect(page).toHaveURL(/eventSource/);
    const found = await expectWhatTheIndexHas();
    expect(new Set(found.map(({ eventSource }) => eventSource))).toEqual(
      new Set(['secretsmanager.amazonaws.com']),
    );
    await events.removeFilter('Event source');
    await expect(page).toHaveURL(/\/events$/);
  });
  await test.step('VPC endpoint', async () => {
    await events.addFilter('VPC endpoint', S3_ENDPOINT);
    expect(query().getAll('f')).toEqual([`vpcEndpointId:=:${S3_ENDPOINT}`]);
    const found = await expectWhatTheIndexHas();
    expect(new Set(found.map(({ vpcEndpointId }) => vpcEndpointId))).toEqual(new Set([S3_ENDPOINT]));
  });
  await test.step('error code', async () => {
    await events.showDeniedOnly();
    await expect(page).toHaveURL(/VpceAccessDenied/);
    const found = await expectWhatTheIndexHas();
    expect(new Set(found.map(({ errorCode }) => errorCode))).toEqual(new Set(['VpceAccessDenied']));
  });
  const found = await test.step('time', async () => {
    await events.showTime('2026-03-02 08:00:00', '2026-03-02 11:00:00');
    expect(query().get('from')).toBe('2026-03-02T08:00:00Z');
    expect(query().get('to')).toBe('2026-03-02T11:00:00Z');
    const within = await expectWhatTheIndexHas();
    expect(within.length).toBeGreaterThan(1);
    for (const { eventTime } of within) {
      expect(eventTime >= '2026-03-02T08:00:00Z' && eventTime <= '2026-03-02T11:00:00Z').toBe(true);
    }
    return within;
  });

  const stranger = await browser.newPage({ baseURL: url });
  await stranger.goto(page.url());
  const same = new EventsPage(stranger);
  await same.expectCount(found.length);
  await expect(same.rows().first()).toHaveAttribute('data-event-id', found[0]?.eventID ?? '');
  await expect(stranger.getByRole('list', { name: 'Conditions' }).getByRole('listitem')).toHaveCount(2);
  await stranger.close();

  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
  await expectWhatTheIndexHas();
});

const TAMPERED = [
  ['a filter of nonsense', 'f=nonsense', 'This filter cannot be read: nonsense'],
  ['a filter that breaks off', 'f=eventSource:=', 'There is no such operator in a filter'],
  ['a field that does not exist', 'f=password:=:x', 'There is no such field to filter by: password'],
  ['an unknown parameter', 'where=1%3D1', 'The address has a part that Trailpoint does not know: where'],
  [
    'an end before the beginning',
    'from=2026-03-02T12:00:00Z&to=2026-03-02T11:00:00Z',
    'The time range ends before it begins.',
  ],
  ['a day that is none', 'from=2026-02-31T00:00:00Z', 'This is not a time in UTC'],
  ['a hundred conditions', Array(100).fill('f=eventName:=:A').join('&'), 'There are more than 50 filters.'],
  ['HTML', 'f=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', 'This filter cannot be read: <img src=x'],
] as const;

test('a tampered filter in the address is answered with a sentence and a way out', async ({ page }) => {
  const events = new EventsPage(page);
  for (const [what, query, sentence] of TAMPERED) {
    await test.step(what, async () => {
      await events.open(`?${query}`);
      await expect(events.headline()).toHaveText('This filter cannot be read.');
      await expect(page.getByRole('main')).toContainText(sentence);
      await events.clearFilter();
      await expect(page).toHaveURL(/\/events$/);
      await expect(events.rows().first()).toBeVisible();
    });
  }
});

test('a value that looks like SQL is a value', async ({ page }) => {
  const events = new EventsPage(page);
  const before = (await listEvents(page.request)).length;
  const value = `' OR 1=1; DROP TABLE events; --`;
  await events.open(`?f=${encodeURIComponent(`eventSource:=:${value}`)}&q=${encodeURIComponent(value)}`);
  await expect(page.getByText('No event matches')).toBeVisible();
  await events.clearFilter();
  await events.expectCount(before);
});

test('the whole result is exported as a file, and its number of events is told before', async ({ page }) => {
  const events = new EventsPage(page);
  const found = await listEvents(page.request, 'f=eventSource:=:secretsmanager.amazonaws.com');
  await events.open('?f=eventSource:=:secretsmanager.amazonaws.com');
  await events.expectCount(found.length);

  const records = await events.export('NDJSON', found.length);
  expect(records.suggestedFilename()).toMatch(/^cloudtrail-events_2026-.*Z_2026-.*Z\.ndjson$/);
  const lines = (await readFile(await records.path(), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).eventID)).toEqual(found.map(({ eventID }) => eventID));

  const table = await events.export('CSV', found.length);
  const rows = (await readFile(await table.path(), 'utf8')).trimEnd().split('\r\n');
  expect(rows).toHaveLength(1 + found.length);
});

test('an event has an address of its own', async ({ page }) => {
  const events = new EventsPage(page);
  const [, , third] = await listEvents(page.request);
  await events.openEvent(third?.eventID ?? '');
  await events.expectDetail();
  await expect(events.record()).toContainText(`"eventID": "${third?.eventID}"`);
  await expect(events.row(third?.eventID ?? '')).toHaveAttribute('aria-selected', 'true');
});

test('an event that is not there is said to be missing, beside those that are', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open('?event=00000000-0000-4000-8000-00000000beef');
  await expect(events.panel()).toContainText('is not in the event index');
  await expect(events.rows().first()).toBeVisible();
});

test('events are searched, walked, opened and closed by keyboard, and the focus stays where the person is', async ({
  page,
}) => {
  const events = new EventsPage(page);
  const { keyboard } = page;
  await events.open();
  await expect(events.rows().first()).toBeVisible();

  await keyboard.press('/');
  await expect(events.search()).toBeFocused();
  await keyboard.type('secretsmanager');
  await expect(page).toHaveURL(/q=secretsmanager/);
  await keyboard.press('Tab');
  const [first, second] = await listEvents(page.request, 'q=secretsmanager');
  await expect(events.rows().first()).toHaveAttribute('data-event-id', first?.eventID ?? '');
  const [one, two] = [events.row(first?.eventID ?? ''), events.row(second?.eventID ?? '')];

  await keyboard.press('j');
  await expect(one).toBeFocused();
  await keyboard.press('j');
  await expect(two).toBeFocused();
  await keyboard.press('k');
  await expect(one).toBeFocused();
  await keyboard.press('Enter');
  await expect(events.record()).toContainText(first?.eventID ?? '');
  await keyboard.press('j');
  await expect(events.record()).toContainText(second?.eventID ?? '');
  await expect(two).toBeFocused();
  await keyboard.press('Escape');
  await expect(events.panel()).toBeHidden();
  await expect(two).toBeFocused();

  await keyboard.press('Enter');
  await events.record().focus();
  await keyboard.press('Escape');
  await expect(events.panel()).toBeHidden();
  await expect(two).toBeFocused();
});

test('reading goes on while the page is left', async ({ page }) => {
  const events = new EventsPage(page);
  await events.open();
  await events.expectFollowing();
  const before = await jobStarts(page);
  await page.getByRole('link', { name: 'Trails', exact: true }).click();
  await expect(page.getByRole('link', { name: 'lake-perimeter', exact: true })).toBeVisible();
  expect(await jobStarts(page)).toEqual(before);
  await page.getByRole('link', { name: 'Events', exact: true }).click();
  await events.expectFollowing();
  expect(await jobStarts(page)).toEqual(before);
});

test('reading is stopped, stays stopped, and catches up when it goes on', async ({
  page,
  console: { sandbox },
}) => {
  const events = new EventsPage(page);
  const eventID = '22222222-0000-4000-8000-000000000001';
  await events.open();
  await events.expectFollowing();
  await events.stopReading();
  await putObject(sandbox, lakePerimeter.trailARN, lateFile(eventID));
  await page.reload();
  await events.expectStopped();
  expect((await page.request.get(`/api/events/${eventID}`)).status()).toBe(404);
  await expect(events.rows().first()).toBeVisible();
  await events.goOnReading();
  await expect.poll(async () => (await page.request.get(`/api/events/${eventID}`)).status()).toBe(200);
});

test('while the sandbox is down the explorer shows what it has and says what fails, and recovers', async ({
  page,
  console: { sandbox },
}) => {
  const events = new EventsPage(page);
  await events.open();
  await events.expectFollowing();
  const count = (await listEvents(page.request)).length;

  await sandbox.kill();
  // One of the seeded trails has no bucket any more, and never can be read.
  const trouble = page.getByRole('button', { name: /^\d+ trails cannot be read$/ });
  await expect(trouble).toBeVisible({ timeout: 30_000 });
  await events.expectCount(count);
  await trouble.click();
  await expect(page.getByRole('dialog', { name: /cannot be read/ })).toContainText('S3 cannot be reached');
  await page.keyboard.press('Escape');

  await page.reload();
  await events.expectCount(count);
  await expect(events.rows().first()).toBeVisible();
  await events.openFirst();
  await events.expectDetail();

  await sandbox.start();
  await expect(trouble).toBeHidden({ timeout: 45_000 });
  await events.expectFollowing();
});

function lateFile(eventID: string): { bucket: string; key: string; body: Uint8Array } {
  const record = {
    eventID,
    eventTime: '2026-01-15T10:00:00Z',
    eventCategory: 'NetworkActivity',
    eventSource: 's3.amazonaws.com',
  };
  return {
    bucket: lakePerimeter.bucket,
    key: formatLogKey({
      accountId: '444455556666',
      kind: 'CloudTrail-NetworkActivity',
      region: 'eu-west-1',
      time: new Date('2026-01-15T10:05:00Z'),
      suffix: 'latelatelatelate',
    }),
    body: gzipSync(JSON.stringify({ Records: [record] })),
  };
}

/** Which jobs run, and since when, as the console's stream tells any page. */
function jobStarts(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const source = new EventSource('/api/jobs');
        source.onerror = () => reject(new Error('The stream of jobs broke.'));
        source.onmessage = ({ data }) => {
          source.close();
          const jobs: { id: string; startedAt: string; state: string }[] = JSON.parse(data);
          resolve(jobs.map(({ id, startedAt, state }) => `${id} ${state} ${startedAt}`).sort());
        };
      }),
  );
}

test('a page that cannot be seen holds no connection for progress, and asks again when it can', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const streams: EventSource[] = [];
    Object.assign(window, {
      countOpenStreams: () => streams.filter(({ readyState }) => readyState === EventSource.OPEN).length,
    });
    window.EventSource = class extends EventSource {
      constructor(url: string | URL) {
        super(url);
        streams.push(this);
      }
    };
  });
  const openStreams = () => page.evaluate<number>('countOpenStreams()');
  const setHidden = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await page.goto('/events');
  await expect.poll(openStreams).toBe(1);
  await setHidden(true);
  await expect.poll(openStreams).toBe(0);
  await setHidden(false);
  await expect.poll(openStreams).toBe(1);
});
