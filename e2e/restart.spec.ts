import { getEventSelectors, listDeliveredEventIDs } from './aws';
import { expect, test } from './console';
import { ChangesPage } from './pages/changes-page';
import { EventsPage, listEvents } from './pages/events-page';
import { MigratePage } from './pages/migrate-page';
import { lakePerimeter, paymentsAudit, TrailPage, trailPath } from './pages/trail-page';

for (const [end, way] of [
  ['stop', 'are ended and'],
  ['kill', 'crash and are'],
] as const) {
  test(`when console and sandbox ${way} started again, no event is lost or doubled, and every change is known`, async ({
    page,
    console: rig,
  }) => {
    test.slow();
    const { sandbox } = rig;
    const events = new EventsPage(page);
    const migration = new MigratePage(page);
    const changes = new ChangesPage(page);
    const eventIDs = async () => (await listEvents(page.request)).map(({ eventID }) => eventID);

    await sandbox.reset();
    await page.goto(`${trailPath()}/migrate`);
    await migration.apply();
    await migration.expectDone();
    const selectors = await getEventSelectors(sandbox, paymentsAudit.trailARN);
    await changes.open();
    await expect(changes.entries().first()).toContainText('Migrated to advanced event selectors');
    const changeCount = await changes.entries().count();
    await events.open();
    await events.expectFollowing();
    const before = await eventIDs();
    expect(before.length).toBeGreaterThan(0);

    await Promise.all([rig[end](), sandbox[end]()]);
    await sandbox.start();
    await rig.start();

    await events.open();
    await events.expectFollowing();
    const delivered = await listDeliveredEventIDs(sandbox, lakePerimeter);
    await expect.poll(async () => missing(delivered, await eventIDs()), { timeout: 30_000 }).toEqual([]);
    const after = await eventIDs();
    expect(missing(before, after)).toEqual([]);
    expect(after).toHaveLength(new Set(after).size);

    await changes.open();
    await expect(changes.entries()).toHaveCount(changeCount);
    expect(await getEventSelectors(sandbox, paymentsAudit.trailARN)).toEqual(selectors);
    const trail = new TrailPage(page);
    await trail.open();
    await trail.undoNewestChange();
    await trail.expectHeadline('payments-audit cannot record VPC endpoint events.');
  });
}

function missing(wanted: readonly string[], had: readonly string[]): string[] {
  const known = new Set(had);
  return wanted.filter((eventID) => !known.has(eventID));
}
