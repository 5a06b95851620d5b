import { expect, test } from './console';
import { EventsPage } from './pages/events-page';
import { MigratePage } from './pages/migrate-page';
import { lakePerimeter, lakePerimeterPilot, trailPath } from './pages/trail-page';
import { VpceEventTypesPage } from './pages/vpce-event-types-page';

const ESTIMATE = /Estimate, with the prices of November 23, 2026 in AWS’s price list for us-east-2/;

test.beforeAll(async ({ browser, console: { sandbox, url } }) => {
  await sandbox.reset();
  const page = await browser.newPage({ baseURL: url });
  const events = new EventsPage(page);
  await events.open();
  await events.expectFollowing();
  await page.close();
});

test('a migration that records the same is said to cost the same', async ({ page }) => {
  const migration = new MigratePage(page);
  await page.goto(`${trailPath()}/migrate`);
  await migration.expectNothingLost();
  await expect(migration.cost()).toContainText('This migration does not change what is charged.');
  await expect(migration.cost()).toContainText(
    'Management events: the first copy in each Region is free, each further copy costs $2.00 for 100,000.',
  );
  await expect(migration.cost()).toContainText(ESTIMATE);
});

test('the editor counts what another trail captures, does not know what none does, and prices what one expects', async ({
  page,
}) => {
  const vpce = new VpceEventTypesPage(page);
  const cost = vpce.cost();
  await vpce.open(lakePerimeterPilot);
  await expect(cost).toContainText('This change does not change what is charged.');
  await expect(cost).toContainText('Logging is off on this trail.');

  await page.getByRole('radiogroup').first().getByText('All events', { exact: true }).click();
  await expect(cost.getByRole('status')).toHaveText(
    /^About [\d,]+ events a month more on this trail, (about|less than) \$\d+\.\d\d a month more\.$/,
  );
  await expect(cost).toContainText(/From [56] hours of captured events, scaled to 30 days\./);
  await expect(cost).toContainText('lake-perimeter records these events as well: both trails are charged.');
  await expect(cost).toContainText(ESTIMATE);

  await vpce.addCard();
  await vpce.choose('kms.amazonaws.com', 'All events');
  await expect(cost).toContainText('Not known: no trail records these events yet.');
  await expect(cost.getByRole('status')).toContainText('What is not known yet is not included.');
  await vpce.expectEvents('AWS KMS', '1.5');
  await expect(cost).toContainText('Enter a whole number, for example 1,000,000.');
  await vpce.expectEvents('AWS KMS', '30,000,000');
  await expect(cost.getByRole('listitem').filter({ hasText: 'AWS KMS' })).toContainText(
    'That is about $30.00 a month.',
  );
  await expect(cost.getByRole('status')).toHaveText(/about \$30\.\d\d a month more\.$/);
});

test('recording less is told as a saving, from what the trail captured itself', async ({ page }) => {
  const vpce = new VpceEventTypesPage(page);
  await vpce.open(lakePerimeter);
  await page.getByRole('radiogroup').last().getByText('Access denied only', { exact: true }).click();
  await expect(vpce.cost().getByRole('status')).toHaveText(
    /^About [\d,]+ events a month fewer on this trail, (about|less than) \$\d+\.\d\d a month less\.$/,
  );
  await expect(vpce.cost()).toContainText('Amazon S3, no longer recorded');
});
