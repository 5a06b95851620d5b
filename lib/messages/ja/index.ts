import type { Messages } from '../catalogue.ts';
import { failures } from './failures.ts';

export const ja: Messages = { failures };
