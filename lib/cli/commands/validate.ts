import { judgeWrittenSelectors } from '../../cloudtrail/judge-written-selectors.ts';
import { type Door, readWritten, toFaultJson, writeFault } from '../door.ts';
import type { ExitCode } from '../output.ts';

export async function validate(door: Door): Promise<ExitCode> {
  const written = await readWritten(door, door.arguments.files[0]);
  if (!written) return 2;
  const { out, phrases } = door;
  const target = door.arguments.target ?? written.target;
  const faults = judgeWrittenSelectors(written, target);
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
