import type { Messages } from '../catalogue.ts';
import { changes } from './changes.ts';
import { cost } from './cost.ts';
import { events } from './events.ts';
import { eventsData } from './events-data.ts';
import { failures } from './failures.ts';
import { review } from './review.ts';
import { selectors } from './selectors.ts';
import { shell } from './shell.ts';
import { trails } from './trails.ts';
import { ui } from './ui.ts';

export const ja: Messages = {
  changes,
  cost,
  events,
  eventsData,
  failures,
  review,
  selectors,
  shell,
  trails,
  ui,
};
