import { expect, type Locator, type Page } from '@playwright/test';

export class MigratePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The proof on top: how many classes were compared, how many differ. */
  async expectNothingLost(): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1 })).toHaveText(
      'Nothing that payments-audit records is lost.',
    );
    await expect(this.#page.getByText(/^\d+ classes of events compared, 0 differ\.$/)).toBeVisible();
  }

  side(title: 'Before' | 'After' | 'What it costs'): Locator {
    return this.#page.locator('section', {
      has: this.#page.getByRole('heading', { name: title, exact: true }),
    });
  }

  cost(): Locator {
    return this.side('What it costs');
  }

  async apply(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Apply migration' }).first().click();
  }

  async expectDone(): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1 })).toHaveText('payments-audit was migrated.');
  }

  async addVpceEventTypes(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Add VPCE event types' }).click();
  }
}
