import { getEventSelectors } from './aws';
import { expect, test } from './console';
import { EventsPage } from './pages/events-page';
import { MigratePage } from './pages/migrate-page';
import { OverviewPage } from './pages/overview-page';
import { paymentsAudit, TrailPage } from './pages/trail-page';
import { VpceEventTypesPage } from './pages/vpce-event-types-page';

test.beforeEach(async ({ console: { sandbox } }) => sandbox.reset());

test('a blocked trail is found, migrated without loss, records what was asked for and nothing else, and is put back', async ({
  page,
  console: { sandbox },
}) => {
  const overview = new OverviewPage(page);
  const trail = new TrailPage(page);
  const migration = new MigratePage(page);
  const vpce = new VpceEventTypesPage(page);
  const events = new EventsPage(page);
  const before = await getEventSelectors(sandbox, paymentsAudit.trailARN);

  await test.step('find it', async () => {
    await overview.open();
    expect(await overview.countOf('Blocked')).toBeGreaterThan(0);
    await overview.openBlockedTrails();
    await page.getByRole('link', { name: paymentsAudit.name }).click();
    await trail.expectHeadline('payments-audit cannot record VPC endpoint events.');
    await trail.expectRecords(
      'Records all management events except those of AWS KMS.',
      'arn:aws:s3:::payments-receipts/2026/',
      'function:payments-authorize',
      'table/payments-ledger',
    );
  });

  await test.step('migrate it', async () => {
    await trail.migrate();
    await migration.expectNothingLost();
    for (const side of ['Before', 'After'] as const) {
      await expect(migration.side(side)).toContainText('all management events except those of AWS KMS');
      await expect(migration.side(side)).toContainText('function:payments-authorize');
      await expect(migration.side(side)).toContainText('table/payments-ledger');
    }
    await migration.apply();
    await migration.expectDone();
    await migration.addVpceEventTypes();
  });

  await test.step('add KMS denials and all EC2 calls', async () => {
    await vpce.choose('kms.amazonaws.com', 'Access denied only');
    await vpce.addCard();
    await vpce.choose('ec2.amazonaws.com', 'All events');
    await vpce.expectStarts('kms.amazonaws.com', 'ec2.amazonaws.com');
    await vpce.apply();
    await vpce.expectDone();
  });

  await test.step('see them, and nothing else', async () => {
    await vpce.seeCapturedEvents();
    await events.expectEvent(/kms/i);
    await events.expectEvent(/ec2/i);
    const captured = await events.listCaptured(paymentsAudit.trailARN);
    expect(captured.length).toBeGreaterThan(1);
    for (const event of captured) {
      expect(event.eventCategory).toBe('NetworkActivity');
      expect(['kms.amazonaws.com', 'ec2.amazonaws.com']).toContain(event.eventSource);
      if (event.eventSource === 'kms.amazonaws.com') expect(event.errorCode).toBe('VpceAccessDenied');
    }
  });

  await test.step('open one', async () => {
    await events.openFirst();
    await events.expectDetail();
  });

  await test.step('take both changes back', async () => {
    await trail.open();
    await trail.undoNewestChange();
    await trail.expectHeadline('payments-audit can record VPC endpoint events, but none are selected.');
    await trail.undoNewestChange();
    await trail.expectHeadline('payments-audit cannot record VPC endpoint events.');
    expect(await getEventSelectors(sandbox, paymentsAudit.trailARN)).toEqual(before);
  });
});
