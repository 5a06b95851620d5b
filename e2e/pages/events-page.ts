import { expect, type Page } from '@playwright/test';
import type { EventRow } from '../../lib/queries/events';

export class EventsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async expectEvent(text: string | RegExp): Promise<void> {
    await expect(this.#page.getByRole('row').filter({ hasText: text }).first()).toBeVisible({ timeout: 30_000 });
  }

  /** All captured events of a trail, as the console's own route tells them. */
  async listCaptured(trailARN: string): Promise<EventRow[]> {
    const answer = await this.#page.request.get('/api/events', { params: { f: `trailARN:=:${trailARN}`, limit: '500' } });
    expect(answer.ok()).toBe(true);
    const { rows }: { rows: EventRow[] } = await answer.json();
    return rows;
  }
}
