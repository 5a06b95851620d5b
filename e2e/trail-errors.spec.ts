import { getEventSelectors, putEventSelectors } from './aws';
import { expect, test } from './console';
import { MigratePage } from './pages/migrate-page';
import { paymentsAudit, TrailPage, trailPath } from './pages/trail-page';
import { VpceEventTypesPage } from './pages/vpce-event-types-page';

const { trailARN, connectionId } = paymentsAudit;
const migrated = {
  AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
};

test.beforeEach(async ({ console: { sandbox } }) => sandbox.reset());

test('an unknown trail is said to be unknown', async ({ page }) => {
  await page.goto(trailPath({ connectionId, trailARN: `${trailARN}-gone`, name: '' }));
  await expect(page.getByRole('main')).toContainText('There is no such trail in us-east-1.');
  await expect(page.getByRole('main')).toContainText('TrailNotFoundException');
});

for (const [what, segment] of [
  ['a malformed ARN', 'arn:aws:nonsense'],
  ['HTML instead of an ARN', encodeURIComponent('<img src=x onerror=alert(1)>')],
] as const) {
  test(`${what} in the address is refused with a sentence`, async ({ page }) => {
    await page.goto(`/trails/${connectionId}/${segment}`);
    await expect(page.getByRole('main')).toContainText(/not the ARN of a trail/);
  });
}

test('an address that cannot be decoded is a page that does not exist', async ({ page }) => {
  const answer = await page.goto(`/trails/${connectionId}/%E0%A4%A`);
  expect(answer?.status()).toBe(404);
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page.getByRole('main')).toContainText('There is nothing at this address');
});

test('an unknown connection is named', async ({ page }) => {
  await page.goto(trailPath({ connectionId: 'nobody', trailARN, name: '' }));
  await expect(page.getByRole('main')).toContainText('There is no connection named nobody.');
});

test('selectors changed elsewhere stop the write, and the new ones are shown on demand', async ({
  page,
  console: { sandbox },
}) => {
  const migration = new MigratePage(page);
  await page.goto(`${trailPath()}/migrate`);
  await migration.expectNothingLost();
  await putEventSelectors(sandbox, trailARN, migrated);
  await migration.apply();
  await expect(page.getByRole('alert').or(page.getByRole('status')).first()).toContainText(
    'changed after you opened this page. Nothing was written.',
  );
  expect(await getEventSelectors(sandbox, trailARN)).toEqual(migrated.AdvancedEventSelectors);
  await page.getByRole('button', { name: 'Show the selectors as they are now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'payments-audit has advanced event selectors already.',
  );
});

test('an undo is refused when the trail was changed since', async ({ page, console: { sandbox } }) => {
  const migration = new MigratePage(page);
  const trail = new TrailPage(page);
  await page.goto(`${trailPath()}/migrate`);
  await migration.apply();
  await migration.expectDone();
  await putEventSelectors(sandbox, trailARN, migrated);
  await trail.open();
  // The newest one: other specs have changed trails on this console before.
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await page.getByRole('button', { name: 'Undo change' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Undo the later change first');
  expect(await getEventSelectors(sandbox, trailARN)).toEqual(migrated.AdvancedEventSelectors);
});

test('a selector that AWS would refuse is refused before it is sent', async ({
  page,
  console: { sandbox },
}) => {
  await putEventSelectors(sandbox, trailARN, migrated);
  const vpce = new VpceEventTypesPage(page);
  await page.goto(`${trailPath()}/vpce-event-types`);
  await vpce.apply();
  await expect(page.getByText('Choose an event source.')).toBeVisible();
  await vpce.choose('kms.amazonaws.com', 'Custom');
  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('textbox', { name: 'Values' }).fill('x'.repeat(2049));
  await vpce.apply();
  await expect(page.getByText('2,049').or(page.getByText('2049')).first()).toBeVisible();
  expect(await getEventSelectors(sandbox, trailARN)).toEqual(migrated.AdvancedEventSelectors);
});

test('a sandbox that is down is said to be down, and the screens recover when it is back', async ({
  page,
  console: { sandbox },
}) => {
  await sandbox.kill();
  await page.goto('/trails');
  await expect(page.getByRole('main')).toContainText('cannot be reached');
  await sandbox.start();
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByRole('link', { name: 'payments-audit' })).toBeVisible();
});
