import { expect, type Locator, type Page } from '@playwright/test';

/** What stands around every screen. */
export class Shell {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  resetDialog(): Locator {
    return this.#page.getByRole('alertdialog', { name: 'Reset the sandbox?' });
  }

  palette(): Locator {
    return this.#page.getByRole('dialog', { name: 'Go anywhere' });
  }

  async askForReset(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Sandbox actions' }).click();
    await this.#page.getByRole('menuitem', { name: 'Reset sandbox' }).click();
    await expect(this.resetDialog()).toBeVisible();
  }

  async resetSandbox(): Promise<void> {
    await this.askForReset();
    await this.resetDialog().getByRole('button', { name: 'Reset sandbox' }).click();
    await expect(this.resetDialog()).toBeHidden({ timeout: 30_000 });
    await expect(this.#page.getByText('The sandbox is as new.')).toBeVisible();
  }

  async openPalette(): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    await expect(this.palette()).toBeVisible();
  }
}
