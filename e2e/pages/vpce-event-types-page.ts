import { expect, type Page } from '@playwright/test';

export class VpceEventTypesPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async addCard(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Add VPCE event type' }).click();
  }

  /** Fills the last card. */
  async choose(eventSource: string, template: 'All events' | 'Access denied only' | 'Custom'): Promise<void> {
    const source = this.#page.getByRole('combobox', { name: 'Event source' }).last();
    await source.fill(eventSource);
    await this.#page.getByRole('option', { name: eventSource }).click();
    // The drawn circle lies over the input, so it is pressed by its words, as a person would.
    await this.#page.getByRole('radiogroup').last().getByText(template, { exact: true }).click();
    await expect(this.#page.getByRole('radio', { name: template }).last()).toBeChecked();
  }

  async expectStarts(...words: string[]): Promise<void> {
    const section = this.#page.locator('section', {
      has: this.#page.getByRole('heading', { name: 'Starts recording' }),
    });
    for (const word of words) await expect(section.last()).toContainText(word);
  }

  async apply(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Apply', exact: true }).first().click();
  }

  async expectDone(): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1 })).toHaveText(
      'The VPCE event types of payments-audit were changed.',
    );
  }

  async seeCapturedEvents(): Promise<void> {
    await this.#page.getByRole('link', { name: 'See captured events' }).click();
  }
}
