import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './console';
import { EventsPage } from './pages/events-page';
import { MigratePage } from './pages/migrate-page';
import { paymentsAudit, trailPath } from './pages/trail-page';
import { VpceEventTypesPage } from './pages/vpce-event-types-page';

const FOLDER = join(import.meta.dirname, 'screenshots');

test.use({ viewport: { width: 1280, height: 800 } });

test('the pictures of the README', async ({ page, console: { url } }) => {
  const migration = new MigratePage(page);
  const vpce = new VpceEventTypesPage(page);
  const events = new EventsPage(page);
  await page.goto(`${trailPath()}/migrate`);
  await migration.expectNothingLost();
  await take(page, url, 'migrate');
  await migration.apply();
  await migration.expectDone();
  await migration.addVpceEventTypes();
  await vpce.choose('kms.amazonaws.com', 'Access denied only');
  await vpce.addCard();
  await vpce.choose('ec2.amazonaws.com', 'All events');
  await take(page, url, 'vpce-event-types');
  await vpce.apply();
  await vpce.expectDone();
  await page.goto(`/events?f=${encodeURIComponent(`trailARN:=:${paymentsAudit.trailARN}`)}`);
  await expect
    .poll(async () => (await events.listCaptured(paymentsAudit.trailARN)).length, { timeout: 60_000 })
    .toBeGreaterThan(40);
  await page.reload();
  await page.locator('tr[data-event-id]').filter({ hasText: 'Denied' }).first().click();
  await events.expectDetail();
  await take(page, url, 'events');
  await page.goto('/');
  await expect(page.getByText('Newest denials')).toBeVisible();
  await expect(page.getByText('Denied', { exact: true }).first()).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 1010 });
  await take(page, url, 'overview');
});

async function take(page: Page, url: string, name: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.context().addCookies([{ name: 'theme', value: theme, url }]);
    await page.locator('html').evaluate((html, value) => html.setAttribute('data-theme', value), theme);
    await page.screenshot({ path: join(FOLDER, `${name}-${theme}.png`), animations: 'disabled' });
  }
}
