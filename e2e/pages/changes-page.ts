import { expect, type Locator, type Page } from '@playwright/test';

export class ChangesPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto('/changes');
  }

  async expectHeadline(sentence: string | RegExp): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1 })).toHaveText(sentence);
  }

  entries(): Locator {
    return this.#page.getByRole('main').getByRole('article');
  }

  async showBeforeAndAfter(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Show before and after' }).first().click();
  }
}
