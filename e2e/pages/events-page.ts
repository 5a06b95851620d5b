import { expect, type Page } from '@playwright/test';
import type { EventRow } from '../../lib/queries/events';

export class EventsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async expectEvent(text: string | RegExp): Promise<void> {
    await expect(this.#page.getByRole('row').filter({ hasText: text }).first()).toBeVisible({
      timeout: 30_000,
    });
  }

  async openFirst(): Promise<void> {
    await this.#page.locator('tr[data-event-id]').first().click();
  }

  /** What happened in a sentence, and the record as it was delivered. */
  async expectDetail(): Promise<void> {
    const panel = this.#page.getByRole('complementary').or(this.#page.getByRole('dialog')).last();
    await expect(panel.getByRole('region', { name: 'What happened' })).toContainText(
      /through|by the policy of/,
    );
    await expect(panel).toContainText('"eventCategory": "NetworkActivity"');
  }

  /** All captured events of a trail, as the console's own route tells them. */
  async listCaptured(trailARN: string): Promise<EventRow[]> {
    const answer = await this.#page.request.get('/api/events', {
      params: { f: `trailARN:=:${trailARN}`, limit: '500' },
    });
    expect(answer.ok()).toBe(true);
    const { rows }: { rows: EventRow[] } = await answer.json();
    return rows;
  }
}
