import type { Habit } from '../workload/habit.ts';
import { PRINCIPALS, type PrincipalName } from './principals.ts';

/** A habit as it is written down: by the name of who has it. */
export type NamedHabit = Omit<Habit, 'principal' | 'via'> & { readonly who: PrincipalName };

/** What is done through one endpoint, or over the internet from one account and Region. */
export function through(via: Habit['via'], habits: readonly NamedHabit[]): readonly Habit[] {
  return habits.map(({ who, ...habit }) => ({ ...habit, via, principal: PRINCIPALS[who] }));
}
