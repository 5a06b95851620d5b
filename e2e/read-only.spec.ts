import { expect, test } from './console';
import { trailPath } from './pages/trail-page';

test.use({ consoleEnv: { TRAILPOINT_READ_ONLY: '1' } });

test('in read-only mode everything can be looked at and no change can be pressed', async ({ page }) => {
  await page.goto(`${trailPath()}/migrate`);
  await expect(page.getByText('Read-only').first()).toBeVisible();
  await expect(page.getByText(/classes of events compared, 0 differ/)).toBeVisible();
  const apply = page.getByRole('button', { name: 'Apply migration' });
  await expect(apply).toHaveCount(2);
  for (const button of await apply.all()) await expect(button).toBeDisabled();
});
