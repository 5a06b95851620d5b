import { getEventSelectors } from './aws';
import { expect, test } from './console';
import { paymentsAudit, trailPath } from './pages/trail-page';

test.use({ consoleEnv: { TRAILPOINT_READ_ONLY: '1' } });

test('in read-only mode everything can be looked at and nothing changed', async ({
  page,
  console: { sandbox },
}) => {
  const before = await getEventSelectors(sandbox, paymentsAudit.trailARN);
  await page.goto(`${trailPath()}/migrate`);
  await expect(page.getByText('Read-only').first()).toBeVisible();
  await expect(page.getByText(/classes of events compared, 0 differ/)).toBeVisible();
  for (const button of await page.getByRole('button', { name: 'Apply migration' }).all()) {
    await expect(button).toBeDisabled();
  }
  // The door itself refuses, whatever the page shows.
  await page
    .getByRole('button', { name: 'Apply migration' })
    .first()
    .evaluate((button) => {
      button.removeAttribute('disabled');
      button.removeAttribute('aria-disabled');
    });
  await page.getByRole('button', { name: 'Apply migration' }).first().click({ force: true });
  expect(await getEventSelectors(sandbox, paymentsAudit.trailARN)).toEqual(before);
});
