import { gzipSync } from 'node:zlib';
import { formatLogKey } from '../lib/cloudtrail/log-key';
import { putObject } from './aws';
import { type ConsoleRig, expect, STILL_WORLD, test } from './console';
import { EventsPage } from './pages/events-page';
import { lakePerimeter } from './pages/trail-page';

test.use({ sandboxArgs: STILL_WORLD });

/** Below 2^53 + 1 no double can tell it from its neighbour. */
const BIG_INTEGER = '90071992547409931234';
const MARKUP = '<img src=x onerror="window.trailpointHurt=true;alert(1)">';
const FORMULA = "=cmd|' /C calc'!A0";
const REVERSED = 'user/\u202egnp.exe';

const ids = {
  good: '11111111-0000-4000-8000-000000000001',
  hostile: '11111111-0000-4000-8000-000000000002',
  large: '11111111-0000-4000-8000-000000000003',
  bigInteger: '11111111-0000-4000-8000-000000000004',
};

const keys = {
  truncated: keyOf('truncatedgzip000'),
  garbage: keyOf('plaingarbage0000'),
  noJson: keyOf('notjson000000000'),
  mixed: keyOf('goodamongbad0000'),
  again: keyOf('deliveredagain00'),
  large: keyOf('onemegabyte00000'),
};

const good = record(ids.good, {});
const files: Readonly<Record<keyof typeof keys, Uint8Array>> = {
  truncated: gzipSync(logFile(record('11111111-0000-4000-8000-00000000dead', {}))).subarray(0, 120),
  garbage: Buffer.from('\u0000\u0001 this was never a log file'),
  noJson: gzipSync('{"Records":[{"eventID":'),
  mixed: gzipSync(
    logFile(
      good,
      '{}',
      '"a text"',
      record(ids.hostile, {
        eventName: MARKUP,
        userAgent: `${MARKUP} ${FORMULA}`,
        errorCode: MARKUP,
        userIdentity: { type: 'IAMUser', userName: REVERSED, arn: `arn:aws:iam::444455556666:${REVERSED}` },
      }),
      record(ids.bigInteger, { requestParameters: { size: 'BIG' } }).replace('"BIG"', BIG_INTEGER),
    ),
  ),
  again: gzipSync(logFile(good)),
  large: gzipSync(
    logFile(
      record(ids.large, {
        requestParameters: {
          items: Array.from({ length: 12_000 }, (_, n) => `object-${n} ${'x'.repeat(70)}`),
        },
      }),
    ),
  ),
};

test.beforeAll(async ({ browser, console: rig }) => {
  const page = await browser.newPage({ baseURL: rig.url });
  const events = new EventsPage(page);
  await rig.sandbox.reset();
  await events.open();
  await events.expectFollowing();
  await events.stopReading();
  await layDown(rig);
  // Whoever goes on reading has the whole bucket listed again, old days included.
  await events.goOnReading();
  await page.close();
});

test('what can be read is kept; the rest is set aside, counted and named with its reason', async ({
  page,
}) => {
  const events = new EventsPage(page);
  await events.open();
  await events.expectFollowing();

  await test.step('the counts add up', async () => {
    await page
      .getByRole('status')
      .filter({ hasText: /^Following/ })
      .click();
    const progress = page.getByRole('dialog', { name: 'Reading log files' });
    // Of the 10 records 4 were kept, 1 was known, 5 were set aside.
    await expect(
      progress.getByRole('listitem').filter({ hasText: 'Trail lake-perimeter of data-platform' }),
    ).toContainText('6 log files, 4 events read');
    const sums = await progress.getByText(/records: .* kept, .* delivered again, 5 set aside\.$/).innerText();
    const [, read = 0, ...parts] = (sums.match(/\d[\d,]*/g) ?? []).map((text) =>
      Number(text.replace(',', '')),
    );
    expect(parts).toHaveLength(3);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(read);
    await page.keyboard.press('Escape');
  });

  await test.step('each is named with its reason', async () => {
    await page.getByRole('button', { name: '5 records set aside' }).click();
    const dialog = page.getByRole('dialog', { name: 'Records set aside' });
    const entry = (key: string) => dialog.getByRole('listitem').filter({ hasText: key });
    await expect(entry(keys.truncated)).toContainText('The file breaks off before its end.');
    await expect(entry(keys.garbage)).toContainText('neither gzip nor JSON');
    await expect(entry(keys.noJson)).toContainText('The text is not JSON.');
    await expect(entry(keys.mixed)).toHaveCount(2);
    await expect(entry(keys.mixed).filter({ hasText: 'Record 2' })).toContainText('has no event ID');
    await expect(entry(keys.mixed).filter({ hasText: 'Record 3' })).toContainText('not a record');
    await expect(entry(keys.again)).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('the others are there', async () => {
    for (const eventID of Object.values(ids)) {
      expect((await page.request.get(`/api/events/${eventID}`)).status(), eventID).toBe(200);
    }
  });
});

test('what strangers write into a record is text: nothing runs, nothing reads backwards', async ({
  page,
}) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const events = new EventsPage(page);
  const filter = `f=${encodeURIComponent(`errorCode:=:${MARKUP}`)}`;
  await events.open(`?${filter}&event=${ids.hostile}`);

  await expect(events.row(ids.hostile)).toContainText(MARKUP);
  await expect(events.panel().getByRole('region', { name: 'What happened' })).toContainText(MARKUP);
  await expect(events.panel()).toContainText(FORMULA);
  await expect(events.panel()).toContainText('U+202Egnp.exe');
  await expect(events.record()).toContainText('\\u202egnp.exe');
  await expect(page.getByRole('list', { name: 'Conditions' })).toContainText('<img');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Values' })).toContainText(MARKUP);

  expect(await page.locator('body').innerText()).not.toContain('\u202e');
  await expect(page.locator('img')).toHaveCount(0);
  expect(await page.evaluate(() => 'trailpointHurt' in window)).toBe(false);
  expect(dialogs).toEqual([]);
});

test('a record of a megabyte opens, is shown whole on demand, and leaves the page quick', async ({
  page,
}) => {
  const events = new EventsPage(page);
  await events.openEvent(ids.large);
  await expect(events.record()).toContainText('object-0 x');
  await events.panel().getByRole('button', { name: 'Show all 1.1 MB' }).click();
  await expect(events.record()).toContainText('object-11999 x');
  // Room for a slow machine; a page that draws the record anew for each key would take many times as long.
  const started = Date.now();
  await page.keyboard.press('/');
  await expect(events.search()).toBeFocused();
  await events.panel().getByRole('button', { name: 'Close' }).click();
  await expect(events.panel()).toBeHidden();
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('an integer that no double can hold is shown as it was delivered', async ({ page }) => {
  const events = new EventsPage(page);
  await events.openEvent(ids.bigInteger);
  await expect(events.record()).toContainText(`"size": ${BIG_INTEGER}`);
  const answer = await page.request.get(`/api/events/${ids.bigInteger}`);
  const { json }: { json: string } = await answer.json();
  expect(json).toContain(`"size":${BIG_INTEGER}`);
});

test('what was set aside is still told after a restart, and after reading went on once more', async ({
  page,
  console: rig,
}) => {
  const events = new EventsPage(page);
  const told = page.getByRole('button', { name: '5 records set aside' });
  await rig.stop();
  await rig.start();
  await events.open();
  await events.expectFollowing();
  await expect(told).toBeVisible();
  await events.stopReading();
  await events.goOnReading();
  await expect(told).toBeVisible();
});

async function layDown({ sandbox }: ConsoleRig): Promise<void> {
  for (const name of ['mixed', 'again', 'large', 'truncated', 'garbage', 'noJson'] as const) {
    await putObject(sandbox, lakePerimeter.trailARN, {
      bucket: lakePerimeter.bucket,
      key: keys[name],
      body: files[name],
    });
  }
}

function keyOf(suffix: string): string {
  return formatLogKey({
    accountId: '444455556666',
    kind: 'CloudTrail-NetworkActivity',
    region: 'eu-west-1',
    time: new Date('2026-01-15T10:05:00Z'),
    suffix,
  });
}

function logFile(...records: readonly string[]): string {
  return `{"Records":[${records.join(',')}]}`;
}

/** The JSON text of a record as CloudTrail writes it. */
function record(eventID: string, members: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    eventVersion: '1.11',
    eventID,
    eventTime: '2026-01-15T10:00:00Z',
    eventCategory: 'NetworkActivity',
    eventType: 'AwsVpceEvent',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '10.20.0.7',
    recipientAccountId: '444455556666',
    vpcEndpointId: 'vpce-0badbadbadbadbad0',
    vpcEndpointAccountId: '444455556666',
    userIdentity: { type: 'AWSAccount', accountId: '444455556666' },
    ...members,
  });
}
