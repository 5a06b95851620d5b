import type { Page } from '@playwright/test';
import { getEventSelectors } from './aws';
import { expect, test } from './console';
import { ChangesPage } from './pages/changes-page';
import { EventsPage } from './pages/events-page';
import { MigratePage } from './pages/migrate-page';
import { Shell } from './pages/shell';
import { paymentsAudit, TrailPage, trailPath } from './pages/trail-page';
import { VpceEventTypesPage } from './pages/vpce-event-types-page';

const { trailARN } = paymentsAudit;

test.beforeEach(async ({ console: { sandbox } }) => sandbox.reset());

test('a reset brings the sandbox back to its seed, clears what came from it, and events are captured anew', async ({
  page,
  console: { sandbox },
}) => {
  test.slow();
  const events = new EventsPage(page);
  const changes = new ChangesPage(page);
  const seeded = await getEventSelectors(sandbox, trailARN);
  const capturedIDs = async () => (await events.listCaptured(trailARN)).map(({ eventID }) => eventID);

  await recordEc2Calls(page);
  await events.open();
  await expect.poll(capturedIDs, { timeout: 30_000 }).not.toEqual([]);
  await events.expectFollowing();

  await new Shell(page).resetSandbox();
  const before = await capturedIDs();
  expect(before).toEqual([]);
  expect(await getEventSelectors(sandbox, trailARN)).toEqual(seeded);
  // The page that was open reads the new buckets by itself.
  await events.expectFollowing();
  await events.expectEvent('lake-s3-interface');
  await changes.open();
  await changes.expectHeadline('No change has been made here yet.');
  await expect(changes.entries()).toHaveCount(0);
  await page.goto(trailPath());
  await new TrailPage(page).expectHeadline('payments-audit cannot record VPC endpoint events.');

  await recordEc2Calls(page);
  await events.open();
  await expect.poll(capturedIDs, { timeout: 30_000 }).not.toEqual([]);
});

async function recordEc2Calls(page: Page): Promise<void> {
  const migration = new MigratePage(page);
  const vpce = new VpceEventTypesPage(page);
  await page.goto(`${trailPath()}/migrate`);
  await migration.apply();
  await migration.expectDone();
  await migration.addVpceEventTypes();
  await vpce.choose('ec2.amazonaws.com', 'All events');
  await vpce.apply();
  await vpce.expectDone();
}
