import { expect, type Page } from '@playwright/test';

const PAYMENTS_AUDIT = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit';

/** The seeded trail of the main journey: management without KMS, S3 prefixes, a Lambda function, a DynamoDB table. */
export const paymentsAudit = {
  connectionId: 'sandbox-111122223333',
  trailARN: PAYMENTS_AUDIT,
  name: 'payments-audit',
};

/** The seeded trail that records VPC endpoint events from the start: S3 calls, and denials of Secrets Manager. */
export const lakePerimeter = {
  connectionId: 'sandbox-444455556666',
  trailARN: 'arn:aws:cloudtrail:eu-west-1:444455556666:trail/lake-perimeter',
  name: 'lake-perimeter',
  bucket: 'lake-perimeter-trail-444455556666',
};

/** Selects S3 denials, and is off. */
export const lakePerimeterPilot = {
  connectionId: 'sandbox-444455556666',
  trailARN: 'arn:aws:cloudtrail:eu-west-1:444455556666:trail/lake-perimeter-pilot',
  name: 'lake-perimeter-pilot',
};

export function trailPath({ connectionId, trailARN } = paymentsAudit): string {
  return `/trails/${connectionId}/${encodeURIComponent(trailARN)}`;
}

export class TrailPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(trail = paymentsAudit): Promise<void> {
    await this.#page.goto(trailPath(trail));
  }

  async expectHeadline(sentence: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 1 })).toHaveText(sentence);
  }

  async expectRecords(...sentences: string[]): Promise<void> {
    const card = this.#page.locator('section', {
      has: this.#page.getByRole('heading', { name: 'What it records today' }),
    });
    for (const sentence of sentences) await expect(card).toContainText(sentence);
  }

  async migrate(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Migrate trail' }).click();
  }

  /** Takes back the newest change that can be taken back. */
  async undoNewestChange(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    const dialog = this.#page.getByRole('alertdialog', { name: 'Undo this change to payments-audit?' });
    await dialog.getByRole('button', { name: 'Undo change' }).click();
    await expect(dialog).toBeHidden();
  }
}
