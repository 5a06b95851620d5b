import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { matchesWildcard } from '../wildcard.ts';
import type { Tag } from '../world/state.ts';
import { ec2Error } from './ec2-error.ts';
import { readFilters } from './query-parameters.ts';

/** By a filter's name, what of an item it looks at. */
export type FilterTable<T> = Readonly<Record<string, (item: T) => readonly string[]>>;

/** Filters are all to hold, and of each filter one value; `*` and `?` are wildcards. */
export function applyFilters<T>(
  items: readonly T[],
  parameters: URLSearchParams,
  table: FilterTable<T>,
  tagsOf?: (item: T) => readonly Tag[],
): Result<readonly T[], AwsError> {
  const filters: { readonly read: (item: T) => readonly string[]; readonly values: readonly string[] }[] = [];
  for (const { name, values } of readFilters(parameters)) {
    const read = findFilter(name, table, tagsOf);
    if (read === undefined) return fail(ec2Error('InvalidParameterValue', `The filter '${name}' is invalid`));
    filters.push({ read, values });
  }
  return ok(
    items.filter((item) =>
      filters.every(({ read, values }) => {
        const candidates = read(item);
        return values.some((pattern) => candidates.some((text) => matchesWildcard(pattern, text)));
      }),
    ),
  );
}

function findFilter<T>(
  name: string,
  table: FilterTable<T>,
  tagsOf: ((item: T) => readonly Tag[]) | undefined,
): ((item: T) => readonly string[]) | undefined {
  if (Object.hasOwn(table, name)) return table[name];
  if (tagsOf === undefined) return undefined;
  if (name === 'tag-key') return (item) => tagsOf(item).map(({ key }) => key);
  if (!name.startsWith('tag:')) return undefined;
  const wanted = name.slice('tag:'.length);
  return (item) => tagsOf(item).flatMap(({ key, value }) => (key === wanted ? [value ?? ''] : []));
}
