import { type APIRequestContext, type Download, expect, type Locator, type Page } from '@playwright/test';
import type { EventRow } from '../../lib/cloudtrail/captured-event';

export class EventsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** `query` as in the address, e.g. `?f=eventSource:=:kms.amazonaws.com`. */
  async open(query = ''): Promise<void> {
    await this.#page.goto(`/events${query}`);
    await expect(this.#page.getByRole('main')).toBeVisible();
  }

  async openEvent(eventID: string): Promise<void> {
    await this.open(`?event=${eventID}`);
    await expect(this.panel()).toContainText('Record as delivered');
  }

  async expectEvent(text: string | RegExp): Promise<void> {
    await expect(this.#page.getByRole('row').filter({ hasText: text }).first()).toBeVisible({
      timeout: 30_000,
    });
  }

  /** The sentence on top; its count is that of all events that the filter matches. */
  headline(): Locator {
    return this.#page.getByRole('heading', { level: 1 });
  }

  async expectCount(count: number): Promise<void> {
    await expect(this.headline()).toContainText(
      `${count.toLocaleString('en-US')} calls through VPC endpoints`,
    );
  }

  /** Presses a value in the rail beside the table. */
  async takeValue(value: string): Promise<void> {
    await this.#page
      .getByRole('region', { name: 'Values' })
      .getByRole('button', { name: new RegExp(`^Only .*${value}`) })
      .click();
  }

  async addFilter(field: string, value: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Add filter' }).click();
    const form = this.#page.getByRole('dialog', { name: 'Add filter' });
    await form.getByRole('button', { name: /^Field|Field$/ }).click();
    await this.#page.getByRole('option', { name: field, exact: true }).click();
    await form.getByRole('combobox', { name: 'Value' }).fill(value);
    await this.#page.keyboard.press('Escape');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(form).toBeHidden();
  }

  async removeFilter(field: string): Promise<void> {
    await this.#page.getByRole('button', { name: new RegExp(`^Remove filter ${field} `) }).click();
  }

  async showDeniedOnly(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Denied only', exact: true }).click();
  }

  async clearFilter(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Clear filter' }).first().click();
  }

  /** Both as `2026-03-02 08:00:00`, in UTC. */
  async showTime(from: string, to: string): Promise<void> {
    await this.#page.getByRole('button', { name: /^Time range: / }).click();
    const form = this.#page.getByRole('dialog', { name: 'Time range' });
    await form.getByRole('textbox', { name: 'From' }).fill(from);
    await form.getByRole('textbox', { name: 'To' }).fill(to);
    await form.getByRole('button', { name: 'Show this range' }).click();
    await expect(form).toBeHidden();
  }

  /** Chooses a format in the export menu; `count` is what the menu says beforehand. */
  async export(format: string, count: number): Promise<Download> {
    await this.#page.getByRole('button', { name: 'Export', exact: true }).click();
    const menu = this.#page.getByRole('menu', { name: 'Export' });
    await expect(menu).toContainText(`${count.toLocaleString('en-US')} events, newest first`);
    const download = this.#page.waitForEvent('download');
    await menu.getByRole('menuitem', { name: format, exact: true }).click();
    return download;
  }

  search(): Locator {
    return this.#page.getByRole('searchbox', { name: 'Search in all fields' });
  }

  rows(): Locator {
    return this.#page.locator('tr[data-event-id]');
  }

  row(eventID: string): Locator {
    return this.#page.locator(`tr[data-event-id="${eventID}"]`);
  }

  async openFirst(): Promise<void> {
    await this.rows().first().click();
  }

  /** Beside the table, or on a narrow screen over it. */
  panel(): Locator {
    return this.#page
      .getByRole('complementary', { name: 'Event', exact: true })
      .or(this.#page.getByRole('dialog', { name: 'Event', exact: true }));
  }

  record(): Locator {
    return this.panel().getByRole('region', { name: 'Record as delivered' });
  }

  /** What happened in a sentence, and the record as it was delivered. */
  async expectDetail(): Promise<void> {
    await expect(this.panel().getByRole('region', { name: 'What happened' })).toContainText(
      /through|by the policy of/,
    );
    await expect(this.record()).toContainText('"eventCategory": "NetworkActivity"');
  }

  /** Everything that lay in the buckets has been read, and what comes next will be. */
  async expectFollowing(): Promise<void> {
    await expect(this.#page.getByRole('status').filter({ hasText: /^Following \d+ trails?$/ })).toBeVisible({
      timeout: 30_000,
    });
  }

  async stopReading(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Stop reading' }).click();
    await this.expectStopped();
  }

  async expectStopped(): Promise<void> {
    await expect(this.#page.getByRole('status').filter({ hasText: 'Reading was stopped.' })).toBeVisible();
  }

  async goOnReading(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Go on reading' }).click();
    await this.expectFollowing();
  }

  /** All captured events of a trail, as the console's own route tells them. */
  listCaptured(trailARN: string): Promise<EventRow[]> {
    return listEvents(this.#page.request, `f=${encodeURIComponent(`trailARN:=:${trailARN}`)}`);
  }
}

/** All pages of what a filter matches. `request` knows the console's address. */
export async function listEvents(request: APIRequestContext, query = ''): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  let cursor: string | undefined;
  do {
    const params = new URLSearchParams(query);
    params.set('limit', '1000');
    if (cursor !== undefined) params.set('cursor', cursor);
    const answer = await request.get(`/api/events?${params}`);
    expect(answer.ok()).toBe(true);
    const page: { rows: EventRow[]; nextCursor?: string } = await answer.json();
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return rows;
}
