import { reviewSelectorSet } from '../../cloudtrail/review-selectors.ts';
import { type Door, readSelectors } from '../door.ts';
import type { ExitCode } from '../output.ts';

export async function review(door: Door): Promise<ExitCode> {
  const read = await readSelectors(door, door.arguments.files[0]);
  if (!read) return 2;
  const { out, phrases } = door;
  const { insights, logBucket } = door.arguments;
  const { partition } = read;
  const findings = reviewSelectorSet(read.set, {
    insights,
    ...(logBucket === undefined ? {} : { logBucket }),
    ...(partition === undefined ? {} : { partition }),
  });
  if (door.arguments.json) {
    out.json({
      findings: findings.map(({ severity, path, message, hint }) => ({
        severity,
        path,
        code: message.key,
        message: phrases.write(message),
        hint: phrases.write(hint),
      })),
    });
  } else {
    for (const { severity, path, message, hint } of findings) {
      const where = path === '' ? '' : `${path}: `;
      out.line(`${phrases.write({ key: `selectors.told.${severity}` })}: ${where}${phrases.write(message)}`);
      out.line(`  ${phrases.write(hint)}`);
    }
    if (findings.length === 0) out.line(phrases.write({ key: 'selectors.told.nothingFound' }));
  }
  return findings.length === 0 ? 0 : 1;
}
