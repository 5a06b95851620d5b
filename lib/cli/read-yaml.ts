import { type CollectionTag, isCollection, parseDocument, type ScalarTag } from 'yaml';
import { fail, ok, type Result } from '../result.ts';

/**
 * CloudFormation's functions as tags: `!Ref x` stands for `{"Ref": "x"}`, `!Sub x` for `{"Fn::Sub": "x"}`. Those of
 * other tools are taken for functions too: only that tool knows what they come to.
 */
function tagsIn(text: string): (ScalarTag | CollectionTag)[] {
  const names = new Set([...text.matchAll(/(?<!!)!([A-Za-z][\w:.-]*)/g)].map(([, name = '']) => name));
  return [...names].flatMap((name) => {
    const member = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
    const resolve = (value: unknown) => ({ [member]: isCollection(value) ? value.toJSON() : value });
    return [
      { tag: `!${name}`, resolve },
      { tag: `!${name}`, collection: 'seq', resolve },
      { tag: `!${name}`, collection: 'map', resolve },
    ] satisfies (ScalarTag | CollectionTag)[];
  });
}

export function parseYaml(text: string): Result<unknown, string> {
  // 1.1 as CloudFormation reads it, where `yes` and `on` are true.
  const document = parseDocument(text, { version: '1.1', customTags: tagsIn(text), logLevel: 'silent' });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) return fail(problem.message.split('\n')[0] ?? problem.message);
  try {
    const json: unknown = document.toJS({ maxAliasCount: 1000 });
    return ok(json);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
