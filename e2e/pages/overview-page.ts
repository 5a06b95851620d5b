import { expect, type Page } from '@playwright/test';

export class OverviewPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto('/');
    await expect(this.#page.getByRole('heading', { level: 1 })).toContainText(
      'trails cannot record VPC endpoint events',
    );
  }

  /** The number beside a state in the strip of readiness. */
  async countOf(readiness: string): Promise<number> {
    const tile = this.#page
      .getByRole('navigation', { name: 'Trails by readiness' })
      .getByRole('link')
      .filter({ hasText: readiness });
    return Number.parseInt((await tile.innerText()).trim(), 10);
  }

  async openBlockedTrails(): Promise<void> {
    await this.#page.getByRole('link', { name: 'See blocked trails' }).click();
    await expect(this.#page).toHaveURL(/readiness=blocked/);
  }
}
