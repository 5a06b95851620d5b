import { type CollectionTag, isCollection, parseDocument, type ScalarTag } from 'yaml';
import { fail, ok, type Result } from '../result.ts';

/** CloudFormation's functions as tags: `!Ref x` stands for `{"Ref": "x"}`, `!Sub x` for `{"Fn::Sub": "x"}`. */
const FUNCTIONS = [
  ...[
    'And',
    'Base64',
    'Cidr',
    'Equals',
    'FindInMap',
    'ForEach',
    'GetAtt',
    'GetAZs',
    'If',
    'ImportValue',
    'Join',
  ],
  ...['Length', 'Not', 'Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform', 'Ref', 'Condition'],
];

const TAGS: (ScalarTag | CollectionTag)[] = FUNCTIONS.flatMap((name) => {
  const member = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const resolve = (value: unknown) => ({ [member]: isCollection(value) ? value.toJSON() : value });
  return [
    { tag: `!${name}`, resolve },
    { tag: `!${name}`, collection: 'seq', resolve },
    { tag: `!${name}`, collection: 'map', resolve },
  ] satisfies (ScalarTag | CollectionTag)[];
});

export function parseYaml(text: string): Result<unknown, string> {
  // 1.1 as CloudFormation reads it, where `yes` and `on` are true.
  const document = parseDocument(text, { version: '1.1', customTags: TAGS, logLevel: 'silent' });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) return fail(problem.message.split('\n')[0] ?? problem.message);
  try {
    const json: unknown = document.toJS({ maxAliasCount: 1000 });
    return ok(json);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
