import type { Habit } from '../workload/habit.ts';
import { DATA_PLATFORM_HABITS } from './habits-data-platform.ts';
import { MANAGEMENT_HABITS } from './habits-management.ts';
import { PAYMENTS_HABITS } from './habits-payments.ts';

/** About two and a half calls a second in all, and more for as long as a burst lasts. */
export const HABITS: readonly Habit[] = [...PAYMENTS_HABITS, ...DATA_PLATFORM_HABITS, ...MANAGEMENT_HABITS];
