/**
 * Condition keys and their values, spelled as AWS documents them; absent where the request has no such key. Some keys,
 * e.g. `aws:PrincipalOrgPaths`, have many values.
 */
export type ConditionContext = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Names of condition keys are compared without regard to case. */
export function findContextValue(
  context: ConditionContext,
  key: string,
): string | readonly string[] | undefined {
  if (Object.hasOwn(context, key)) return context[key];
  const lower = key.toLowerCase();
  const name = Object.keys(context).find((candidate) => candidate.toLowerCase() === lower);
  return name === undefined ? undefined : context[name];
}
