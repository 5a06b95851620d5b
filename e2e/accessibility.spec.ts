import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { getEventSelectors } from './aws';
import { expect, STILL_WORLD, test } from './console';
import { ChangesPage } from './pages/changes-page';
import { EventsPage } from './pages/events-page';
import { MigratePage } from './pages/migrate-page';
import { Shell } from './pages/shell';
import { lakePerimeter, paymentsAudit, trailPath } from './pages/trail-page';
import { VpceEventTypesPage } from './pages/vpce-event-types-page';

// A colour that is still on its way has another contrast than the one it is on its way to.
test.use({ sandboxArgs: STILL_WORLD, contextOptions: { reducedMotion: 'reduce' } });

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** No rule of WCAG's. What React Aria lays over the page, such as a popover's hidden button to dismiss it, has none. */
const LANDMARK_RULE = 'region';
const NARROW = { width: 390, height: 844 };
/** 250 selector values: the longest lists that there are. */
const cardVault = trailPath({
  connectionId: 'sandbox-111122223333',
  trailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/card-vault-250-prefixes',
  name: 'card-vault-250-prefixes',
});

const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the overview': async (page) => {
    await page.goto('/');
    await expect(page.getByRole('navigation', { name: 'Trails by readiness' })).toBeVisible();
  },
  'the list of trails': async (page) => {
    await page.goto('/trails');
    await expect(page.getByRole('link', { name: 'lake-perimeter', exact: true })).toBeVisible();
  },
  'a blocked trail': async (page) => {
    await page.goto(cardVault);
    await expect(page.getByRole('link', { name: 'Migrate trail' })).toBeVisible();
  },
  'a recording trail': async (page) => {
    await page.goto(trailPath(lakePerimeter));
    await expect(page.getByRole('heading', { name: 'What it records today' })).toBeVisible();
  },
  'the migration': async (page) => {
    await page.goto(`${cardVault}/migrate`);
    await expect(page.getByRole('heading', { name: 'After', exact: true })).toBeVisible();
  },
  'the VPCE event types with a custom card': async (page) => {
    const vpce = new VpceEventTypesPage(page);
    await page.goto(`${trailPath()}/vpce-event-types`);
    await vpce.choose('kms.amazonaws.com', 'Custom');
    await page.getByRole('button', { name: 'Add condition' }).click();
    await expect(page.getByRole('textbox', { name: 'Values' })).toBeVisible();
  },
  'a change with both its sides': async (page) => {
    const changes = new ChangesPage(page);
    await changes.open();
    await changes.showBeforeAndAfter();
    await expect(page.getByRole('heading', { name: 'Before', exact: true })).toBeVisible();
  },
  'the events with one of them open': async (page) => {
    const events = new EventsPage(page);
    await events.open();
    await events.expectFollowing();
    await events.openFirst();
    await events.expectDetail();
  },
  'the editor of a filter': async (page) => {
    const events = new EventsPage(page);
    await events.open('?f=errorCode:=:VpceAccessDenied');
    await events.expectFollowing();
    await page.getByRole('button', { name: 'Add filter' }).click();
    await expect(page.getByRole('dialog', { name: 'Add filter' })).toBeVisible();
  },
  'an event filter that cannot be read': async (page) => {
    await new EventsPage(page).open('?f=nonsense');
    await expect(page.getByRole('button', { name: 'Clear filter' })).toBeVisible();
  },
  'the command palette': async (page) => {
    await page.goto('/trails');
    await expect(page.getByRole('link', { name: 'lake-perimeter', exact: true })).toBeVisible();
    const shell = new Shell(page);
    await shell.openPalette();
    await expect(shell.palette().getByRole('menuitem', { name: /^lake-perimeter-pilot/ })).toBeVisible();
  },
  'the question before a reset': async (page) => {
    await page.goto('/changes');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('made here');
    await new Shell(page).askForReset();
  },
  'the list of keys': async (page) => {
    await page.goto('/changes');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('made here');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys of this screen' })).toBeVisible();
  },
};

test.beforeAll(async ({ browser, console: { sandbox, url } }) => {
  await sandbox.reset();
  const page = await browser.newPage({ baseURL: url });
  const migration = new MigratePage(page);
  await page.goto(`${trailPath()}/migrate`);
  await migration.apply();
  await migration.expectDone();
  await page.close();
});

for (const [screen, open] of Object.entries(screens)) {
  test(`${screen}: no barrier in light or dark, nothing beyond a narrow window, no complaint of the browser`, async ({
    page,
  }) => {
    const complaints = listenForComplaints(page);
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page);
    await expectNoBarrier(page, 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page, 'dark');
    await page.setViewportSize(NARROW);
    await expectNoBarrier(page, 'dark and narrow');
    expect(await widthBeyondWindow(page)).toBe(0);
    expect(complaints).toEqual([]);
  });
}

test('a page that does not exist is no barrier either', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('main')).toContainText('There is nothing at this address');
  await expectNoBarrier(page, 'light');
});

test('a trail is migrated and given VPCE event types by keyboard alone', async ({
  page,
  console: { sandbox },
}) => {
  await sandbox.reset();
  await page.goto(trailPath());
  const { keyboard } = page;
  await tabTo(page, page.getByRole('link', { name: 'Migrate trail' }));
  await keyboard.press('Enter');
  const migration = new MigratePage(page);
  await migration.expectNothingLost();
  await tabTo(page, page.getByRole('button', { name: 'Apply migration' }).first());
  await keyboard.press('Enter');
  await migration.expectDone();
  await tabTo(page, page.getByRole('link', { name: 'Add VPCE event types' }));
  await keyboard.press('Enter');

  await tabTo(page, page.getByRole('combobox', { name: 'Event source' }));
  await keyboard.type('kms.amazonaws.com');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Event source' })).toHaveValue(/kms/i);
  await tabTo(page, page.getByRole('radio', { checked: true }));
  await keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'All events' })).toBeChecked();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Access denied only' })).toBeChecked();
  await tabTo(page, page.getByRole('button', { name: 'Apply', exact: true }).last());
  await keyboard.press('Enter');
  await new VpceEventTypesPage(page).expectDone();
  expect(JSON.stringify(await getEventSelectors(sandbox, paymentsAudit.trailARN))).toContain(
    '{"Field":"errorCode","Equals":["VpceAccessDenied"]}',
  );
});

async function expectNoBarrier(page: Page, look: string): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectNone(new AxeBuilder({ page }).withTags(RULES).disableRules(LANDMARK_RULE), look);
}

/** The only thing that another theme can change. */
async function expectContrast(page: Page, look: string): Promise<void> {
  await expectNone(new AxeBuilder({ page }).withRules('color-contrast'), look);
}

async function expectNone(axe: AxeBuilder, look: string): Promise<void> {
  const { violations } = await axe.analyze();
  const barriers = violations.map(
    ({ id, help, nodes }) =>
      `${id} (${help}): ${nodes.map(({ html, any }) => `${html.slice(0, 300)} ${any[0]?.message ?? ''}`).join('\n')}`,
  );
  expect(barriers, look).toEqual([]);
}

function widthBeyondWindow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth));
}

/** Errors and warnings of the browser: refusals of the content security policy, failed hydration, lost files. */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

/** Where a person would get with the Tab key; what has the focus must look like it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await target.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${target}.`);
}
