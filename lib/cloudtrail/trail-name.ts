/** AWS's text for a name that CreateTrail refuses with InvalidTrailNameException. */
export interface TrailNameFault {
  readonly awsMessage: string;
}

const RULES: readonly {
  readonly broken: (name: string) => boolean;
  readonly text: (name: string) => string;
}[] = [
  {
    broken: (name) => name.length < 3,
    text: (name) =>
      `Trail name too short. Minimum allowed length: 3 characters. Specified name length: ${name.length} characters.`,
  },
  {
    broken: (name) => name.length > 128,
    text: (name) =>
      `Trail name too long. Maximum allowed length: 128 characters. Specified name length: ${name.length} characters.`,
  },
  {
    broken: (name) => !/^[A-Za-z0-9]/.test(name),
    text: () => 'Trail name must starts with a letter or number.',
  },
  {
    broken: (name) => !/[A-Za-z0-9]$/.test(name),
    text: () => 'Trail name must ends with a letter or number.',
  },
  {
    broken: (name) => !/^[A-Za-z0-9._-]*$/.test(name),
    text: () =>
      'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).',
  },
  {
    broken: (name) => /[._-]{2}/.test(name),
    text: () => 'Trail name or ARN cannot have adjacent periods (.), hyphens (-), or underscores (_)',
  },
  {
    broken: (name) => /^\d{1,3}(\.\d{1,3}){3}$/.test(name),
    text: () => 'Trail names must not be formatted as an IP address',
  },
];

/**
 * The first rule of CreateTrail's Name that the text breaks (CloudTrail API reference, CreateTrail), in the order in
 * which AWS names them: `trail!` ends wrongly before it holds a wrong character.
 */
export function trailNameFault(name: string): TrailNameFault | undefined {
  const rule = RULES.find(({ broken }) => broken(name));
  return rule && { awsMessage: rule.text(name) };
}
