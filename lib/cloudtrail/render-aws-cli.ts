import type { RenderedTrail } from './render-selectors.ts';
import { toSafeJson } from './safe-json.ts';
import type { SelectorSet } from './selector-set.ts';
import { formatSelectorSet } from './selector-wire.ts';

/**
 * One command for a POSIX shell (AWS CLI Command Reference, cloudtrail put-event-selectors). The JSON stands on one
 * line: an interactive shell looks for `!` at the beginning of each line of a quoted text, and acts on Tab.
 */
export function renderAwsCli(set: SelectorSet, { name, region }: RenderedTrail): string {
  const wire = formatSelectorSet(set);
  const [option, selectors] =
    'EventSelectors' in wire
      ? ['--event-selectors', wire.EventSelectors]
      : ['--advanced-event-selectors', wire.AdvancedEventSelectors];
  return [
    'aws cloudtrail put-event-selectors',
    ...(region === undefined ? [] : [`--region ${toShellWord(region)}`]),
    `--trail-name ${toShellWord(name)}`,
    `${option} ${quoteForShell(toSafeJson(selectors))}`,
  ].join(' ');
}

function toShellWord(text: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/.test(text) ? text : quoteForShell(text);
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
