import type { Phrase } from '../failure.ts';
import type { EventRecord } from './event-record.ts';
import type { Choice, FieldCut, ValueCell } from './value-cells.ts';

/** What a field is shown with when a class leaves it open; the first that no condition mentions. */
const SAMPLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['eventCategory', ['Insight']],
  ['eventSource', ['sqs.amazonaws.com', 'ec2.amazonaws.com', 's3.amazonaws.com']],
  ['eventName', ['DescribeInstances', 'ListKeys', 'GetObject']],
  ['eventType', ['AwsApiCall', 'AwsServiceEvent']],
  ['vpcEndpointId', ['vpce-0123456789abcdef0']],
  ['userIdentity.arn', ['arn:aws:iam::123456789012:user/alice']],
  ['resources.type', ['AWS::SQS::Queue', 'AWS::S3::Object']],
  ['resources.ARN', ['arn:aws:s3:::amzn-s3-demo-bucket/example']],
]);

/** An event of the class. Fields that make no difference are left out of it. */
export function representEvent(choices: readonly Choice[]): EventRecord {
  const values = new Map(choices.map((choice) => [choice.cut.field, representValue(choice)]));
  const type = values.get('resources.type');
  const arn = values.get('resources.ARN');
  const principal = values.get('userIdentity.arn');
  const readOnly = values.get('readOnly');
  const plain: { -readonly [M in PlainField]?: string } = {};
  for (const field of PLAIN_FIELDS) {
    const value = values.get(field);
    if (value !== undefined) plain[field] = value;
  }
  return {
    eventID: '00000000-0000-4000-8000-000000000000',
    eventTime: '2026-01-01T00:00:00Z',
    ...plain,
    ...(readOnly === undefined ? {} : { readOnly: readOnly === 'true' }),
    ...(principal === undefined ? {} : { userIdentity: { arn: principal } }),
    ...(type === undefined && arn === undefined
      ? {}
      : {
          resources: [
            { ...(type === undefined ? {} : { type }), ...(arn === undefined ? {} : { ARN: arn }) },
          ],
        }),
  };
}

const PLAIN_FIELDS = [
  'eventCategory',
  'eventSource',
  'eventName',
  'eventType',
  'errorCode',
  'vpcEndpointId',
  'sessionCredentialFromConsole',
] as const;
type PlainField = (typeof PLAIN_FIELDS)[number];

// An event without an error code, or not from the console, is the ordinary one.
const MOSTLY_ABSENT: readonly string[] = ['errorCode', 'sessionCredentialFromConsole'];

function representValue({ cut, groups }: Choice): string | undefined {
  const cells = groups.flatMap((group) => group.cells);
  const absent = cells.find(({ kind }) => kind === 'absent');
  if (absent && MOSTLY_ABSENT.includes(cut.field)) return undefined;
  const cell = cells.find(isOther) ?? cells[0] ?? { kind: 'absent' };
  return textOf(cell, cut);
}

function textOf(cell: ValueCell, cut: FieldCut): string | undefined {
  switch (cell.kind) {
    case 'absent':
      return undefined;
    case 'value':
      return cell.value;
    case 'between': {
      const { prefix, suffix } = cell;
      const readable = isOther(cell)
        ? (SAMPLES.get(cut.field) ?? ['example'])
        : [`${prefix}example${suffix}`];
      return (
        readable.find((text) => isInCell(text, prefix, suffix, cut)) ?? prefix + freshCharacter(cut) + suffix
      );
    }
  }
}

function isInCell(text: string, prefix: string, suffix: string, cut: FieldCut): boolean {
  return (
    !cut.values.has(text) &&
    cut.prefixes.every((other) => text.startsWith(other) === prefix.startsWith(other)) &&
    cut.suffixes.every((other) => text.endsWith(other) === suffix.endsWith(other))
  );
}

/** A character that no mentioned value has, so that what it joins begins and ends with nothing longer. */
function freshCharacter({ values, prefixes, suffixes }: FieldCut): string {
  const used = new Set([...values, ...prefixes, ...suffixes].flatMap((text) => text.split('')));
  for (let code = 0x30; code < 0xd800; code++) {
    const character = String.fromCharCode(code);
    if (/[\p{L}\p{N}]/u.test(character) && !used.has(character)) return character;
  }
  throw new Error('The selectors use every letter there is; no value is left that they do not mention.');
}

/** What the events of a class have in common, the category first. */
export function describeClass(choices: readonly Choice[]): Phrase[] {
  return choices.map(describeChoice);
}

function describeChoice(choice: Choice): Phrase {
  const { field } = choice.cut;
  const cells = choice.groups.flatMap((group) => group.cells).filter(({ kind }) => kind !== 'absent');
  const [cell] = cells;
  if (field === 'eventCategory') {
    return cells.length === 1 && cell?.kind === 'value'
      ? { key: 'selectors.compare.category', values: { category: cell.value } }
      : { key: 'selectors.compare.noCategory' };
  }
  if (field === 'readOnly' && cell?.kind === 'value') {
    return { key: cell.value === 'true' ? 'selectors.compare.read' : 'selectors.compare.write' };
  }
  if (!cell) return { key: 'selectors.compare.other', values: { field } };
  const count = cells.reduce((sum, one) => sum + (one.kind === 'between' ? one.alike : 1), 0);
  if (count === 1) return describeCell(field, cell);
  const value = representValue(choice) ?? '';
  const values = { field, value, count };
  if (cells.some(isOther)) return { key: 'selectors.compare.other', values: { field } };
  return cells.every(({ kind }) => kind === 'value')
    ? { key: 'selectors.compare.isOneOf', values }
    : { key: 'selectors.compare.several', values };
}

function describeCell(field: string, cell: ValueCell): Phrase {
  if (cell.kind === 'value') return { key: 'selectors.compare.is', values: { field, value: cell.value } };
  if (cell.kind === 'absent' || isOther(cell)) return { key: 'selectors.compare.other', values: { field } };
  const { prefix, suffix } = cell;
  if (suffix === '') return { key: 'selectors.compare.startsWith', values: { field, value: prefix } };
  if (prefix === '') return { key: 'selectors.compare.endsWith', values: { field, value: suffix } };
  return { key: 'selectors.compare.startsAndEndsWith', values: { field, prefix, suffix } };
}

function isOther(cell: ValueCell): boolean {
  return cell.kind === 'between' && cell.prefix === '' && cell.suffix === '';
}
