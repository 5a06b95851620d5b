import { type SelectorFault, wireFault } from './selector-fault.ts';

type Json = Readonly<Record<string, unknown>>;

/** In which texts are more than they seem: Terraform's JSON syntax and CloudFormation have templates. */
export type WrittenLanguage = 'plain' | 'terraform-source' | 'cloudformation';

const TEMPLATES: Readonly<Partial<Record<WrittenLanguage, RegExp>>> = {
  'terraform-source': /(?<![$%])[$%]\{[^}]*\}?/,
  cloudformation: /\{\{resolve:[^}]*\}?\}?/,
};

/** Members whose Terraform name is another word; block names stand in the singular there. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['EventSelector', 'EventSelectors'],
  ['AdvancedEventSelector', 'AdvancedEventSelectors'],
  ['FieldSelector', 'FieldSelectors'],
  ['DataResource', 'DataResources'],
]);

const LISTS: ReadonlySet<string> = new Set([...OTHER_NAMES.values()]);
const OPERATORS: ReadonlySet<string> = new Set([
  'Equals',
  'StartsWith',
  'EndsWith',
  'NotEquals',
  'NotStartsWith',
  'NotEndsWith',
]);
const TEXT_LISTS: ReadonlySet<string> = new Set([...OPERATORS, 'Values', 'ExcludeManagementEventSources']);
const KNOWN: ReadonlySet<string> = new Set([
  ...LISTS,
  ...TEXT_LISTS,
  'ReadWriteType',
  'IncludeManagementEvents',
  'Type',
  'Name',
  'Field',
]);

/**
 * Selectors in the spelling of Terraform (`not_starts_with`), of CloudTrail's own records (`notStartsWith`) or of
 * CloudFormation as PutEventSelectors spells them. What stands for a value that only a deployment knows is a fault.
 */
export function toWireSpelling(
  json: unknown,
  language: WrittenLanguage,
  path: string,
  faults: SelectorFault[],
): unknown {
  if (Array.isArray(json)) {
    // A list of lists means nothing here, and may be as deep as somebody likes.
    return json.map((item, index) =>
      Array.isArray(item) ? item : toWireSpelling(item, language, `${path}[${index}]`, faults),
    );
  }
  if (!isObject(json)) return json;
  const computed = computedBy(json);
  if (computed !== undefined) {
    faults.push(computedFault(path, computed));
    return undefined;
  }
  const wire: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(json)) {
    const name = toWireName(member);
    if (!KNOWN.has(name)) continue;
    const at = path === '' ? lowerFirst(name) : `${path}.${lowerFirst(name)}`;
    wire[name] = toWireValue(name, value, language, at, faults);
  }
  return wire;
}

function toWireValue(
  name: string,
  value: unknown,
  language: WrittenLanguage,
  path: string,
  faults: SelectorFault[],
): unknown {
  const spelled = toWireSpelling(value, language, path, faults);
  // Terraform writes a block that occurs once without a list, and a condition that is not there as an empty list.
  if (LISTS.has(name)) return isObject(spelled) ? [spelled] : spelled;
  if (OPERATORS.has(name) && Array.isArray(spelled) && spelled.length === 0) return undefined;
  if (TEXT_LISTS.has(name) && Array.isArray(spelled)) {
    return spelled.map((item, index) => {
      // `Equals: [true]`: both languages take it for the text.
      const text = typeof item === 'boolean' || typeof item === 'number' ? String(item) : item;
      return typeof text === 'string' ? readTemplate(text, language, `${path}[${index}]`, faults) : text;
    });
  }
  if (name === 'IncludeManagementEvents' && typeof spelled === 'string') {
    if (/^true$/i.test(spelled)) return true;
    if (/^false$/i.test(spelled)) return false;
  }
  return spelled;
}

/** A text of the language as the plain text that it stands for. */
function readTemplate(
  text: string,
  language: WrittenLanguage,
  path: string,
  faults: SelectorFault[],
): string {
  const [template] = TEMPLATES[language]?.exec(text) ?? [];
  if (template !== undefined) faults.push(computedFault(path, template));
  return language === 'terraform-source' ? text.replace(/([$%])\1\{/g, '$1{') : text;
}

/** `{"Ref": …}` and `{"Fn::Sub": …}` in CloudFormation. */
function computedBy(json: Json): string | undefined {
  const members = Object.keys(json);
  const [only] = members;
  if (members.length !== 1 || only === undefined) return undefined;
  return only === 'Ref' || only === 'Condition' || only.startsWith('Fn::') ? only : undefined;
}

function computedFault(path: string, how: string): SelectorFault {
  return wireFault(path, `The value is computed by ${how}.`, {
    key: 'selectors.written.computed',
    values: { value: how },
  });
}

function toWireName(member: string): string {
  const name = member.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return OTHER_NAMES.get(name) ?? name;
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
