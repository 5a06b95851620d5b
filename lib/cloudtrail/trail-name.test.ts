import { expect, it } from 'vitest';
import { trailNameFault } from './trail-name.ts';

it.each([
  'abc',
  'management-events',
  'a.b_c-d',
  'A1'.repeat(64),
  '1.2.3',
  '1.2.3.4567',
  'x1.2.3.4',
  '1.2.3.4.5',
])('takes the trail name %s', (name) => {
  expect(trailNameFault(name)).toBeUndefined();
});

it.each<[string, string]>([
  ['', 'Trail name too short. Minimum allowed length: 3 characters. Specified name length: 0 characters.'],
  ['ab', 'Trail name too short. Minimum allowed length: 3 characters. Specified name length: 2 characters.'],
  [
    'a'.repeat(129),
    'Trail name too long. Maximum allowed length: 128 characters. Specified name length: 129 characters.',
  ],
  ...['a b c', 'a日c', 'a/b'].map((name): [string, string] => [
    name,
    'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).',
  ]),
  // Ends come before what is between them, whatever the character.
  ...['-abc', ' abc', '日本語'].map((name): [string, string] => [
    name,
    'Trail name must starts with a letter or number.',
  ]),
  ...['abc_', 'abc ', 'trail!'].map((name): [string, string] => [
    name,
    'Trail name must ends with a letter or number.',
  ]),
  ['a--b', 'Trail name or ARN cannot have adjacent periods (.), hyphens (-), or underscores (_)'],
  ['a._b', 'Trail name or ARN cannot have adjacent periods (.), hyphens (-), or underscores (_)'],
  ['192.168.5.4', 'Trail names must not be formatted as an IP address'],
  ['1.22.333.4', 'Trail names must not be formatted as an IP address'],
])('refuses %j in the words of CreateTrail', (name, awsMessage) => {
  expect(trailNameFault(name)).toEqual({ awsMessage });
});
