import { validateSelectorSet } from '../../cloudtrail/selector-faults.ts';
import { type Door, readSelectors, toFaultJson, writeFault } from '../door.ts';
import type { ExitCode } from '../output.ts';

export async function validate(door: Door): Promise<ExitCode> {
  const read = await readSelectors(door, door.arguments.files[0]);
  if (!read) return 2;
  const { out, phrases } = door;
  const target = door.arguments.target ?? read.target;
  const faults = validateSelectorSet(read.set, target);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  if (door.arguments.json) {
    out.json({ valid: errors === 0, target, faults: faults.map((fault) => toFaultJson(door, fault)) });
  } else {
    for (const fault of faults) {
      out.remark(`${phrases.write({ key: `selectors.told.${fault.severity}` })}: ${writeFault(door, fault)}`);
    }
    const warnings = faults.length - errors;
    out.line(
      phrases.write(
        faults.length === 0
          ? { key: 'selectors.told.valid' }
          : { key: 'selectors.told.faults', values: { errors, warnings } },
      ),
    );
  }
  return errors === 0 ? 0 : 1;
}
