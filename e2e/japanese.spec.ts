import { expect, test } from './console';
import { paymentsAudit, trailPath } from './pages/trail-page';

test.use({ locale: 'ja-JP' });

test.beforeEach(async ({ console: { sandbox } }) => sandbox.reset());

test('the main journey can be walked in Japanese, forwards and back', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'VPC エンドポイントイベントを記録できません',
  );
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.goto(trailPath());
  await page.getByRole('link', { name: '証跡を移行する' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'payments-audit の記録対象は何も失われません。',
  );
  await page.getByRole('button', { name: '移行を適用する' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('payments-audit を移行しました。');
  await page.getByRole('link', { name: 'VPCE イベントタイプを追加' }).click();
  await page.getByRole('combobox', { name: 'イベントソース' }).fill('kms.amazonaws.com');
  await page.getByRole('option', { name: 'kms.amazonaws.com' }).click();
  await page.getByRole('button', { name: '適用する', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'payments-audit の VPCE イベントタイプを変更しました。',
  );
  await page.goto(`/events?f=${encodeURIComponent(`trailARN:=:${paymentsAudit.trailARN}`)}`);
  await expect(page.getByRole('row').filter({ hasText: 'kms' }).first()).toBeVisible({ timeout: 30_000 });
  await page.goto('/changes');
  for (const _ of ['edit', 'migration']) {
    await page.getByRole('button', { name: '元に戻す', exact: true }).first().click();
    await page.getByRole('button', { name: '変更を元に戻す' }).click();
    await expect(page.getByRole('alertdialog', { name: /元に戻しますか/ })).toBeHidden();
  }
  await page.goto(trailPath());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'payments-audit は VPC エンドポイントイベントを記録できません。',
  );
});

test('the language is switched in the bar and kept', async ({ page }) => {
  await page.goto('/trails');
  await expect(page.getByRole('link', { name: 'payments-audit' })).toBeVisible();
  await page.getByRole('button', { name: '日本語' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/15 trails in 3 accounts/);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
