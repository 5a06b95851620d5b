import { type RenderFormat, renderSelectorSet } from '../../cloudtrail/render-selectors.ts';
import { validateSelectorSet } from '../../cloudtrail/selector-faults.ts';
import { type Door, readSelectors, writeFault } from '../door.ts';
import type { ExitCode } from '../output.ts';

/** 1 when AWS would refuse what is rendered, which is printed all the same. */
export async function render(door: Door): Promise<ExitCode> {
  const read = await readSelectors(door, door.arguments.files[0]);
  if (!read) return 2;
  const { out, phrases } = door;
  const { as = 'cli', json, trail = '', region, bucket, logging } = door.arguments;
  const format: RenderFormat =
    as === 'cloudformation' ? (json ? 'cloudformation-json' : 'cloudformation-yaml') : as;
  const rendered = renderSelectorSet(read.set, format, {
    name: trail,
    ...(region === undefined ? {} : { region }),
    ...(bucket === undefined ? {} : { s3BucketName: bucket }),
    ...(logging === undefined ? {} : { isLogging: logging === 'on' }),
  });
  if (!rendered.ok) {
    const { message, awsName, awsMessage } = rendered.error;
    out.fault(`${phrases.write(message)}${awsName === undefined ? '' : ` (${awsName}: ${awsMessage})`}`);
    return 2;
  }
  if (json && as !== 'cloudformation') out.json({ as, text: rendered.value });
  else await out.verbatim(rendered.value.endsWith('\n') ? rendered.value : `${rendered.value}\n`);
  const errors = validateSelectorSet(read.set).filter(({ severity }) => severity === 'error');
  for (const fault of errors) out.fault(writeFault(door, fault));
  return errors.length === 0 ? 0 : 1;
}
