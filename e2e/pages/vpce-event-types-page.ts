import { expect, type Locator, type Page } from '@playwright/test';
import { paymentsAudit, trailPath } from './trail-page';

export class VpceEventTypesPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(trail = paymentsAudit): Promise<void> {
    await this.#page.goto(`${trailPath(trail)}/vpce-event-types`);
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

  /** What the change would cost. */
  cost(): Locator {
    return this.#page.locator('section', {
      has: this.#page.getByRole('heading', { name: 'What it costs' }),
    });
  }

  /** Says how many events a month are expected where nobody knows. */
  async expectEvents(source: string, text: string): Promise<void> {
    await this.cost()
      .getByRole('textbox', { name: `${source}: events a month that you expect` })
      .fill(text);
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
