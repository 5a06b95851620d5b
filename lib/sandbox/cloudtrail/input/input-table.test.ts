import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { InputShape, Member } from './input-shape.ts';
import { INPUTS } from './input-table.ts';

/** Members that came to the model after the oldest botocore that is compared, 1.43.11. */
const NEWER_MEMBERS = ['CreateTrail.RecursiveLogging', 'UpdateTrail.RecursiveLogging'];

const SCRIPT = `
import json
from botocore.loaders import Loader
model = Loader().load_service_model('cloudtrail', 'service-2')
shapes = model['shapes']
def read(name):
    shape = shapes[name]
    kept = {k: shape[k] for k in ('type', 'min', 'max', 'pattern') if k in shape}
    if 'enum' in shape: kept['values'] = shape['enum']
    if shape['type'] == 'list': kept['item'] = read(shape['member']['shape'])
    if shape['type'] == 'structure':
        required = shape.get('required', [])
        kept['members'] = {
            member: {**read(entry['shape']), **({'required': True} if member in required else {})}
            for member, entry in shape['members'].items()
        }
    return kept
print(json.dumps({name: read(o['input']['shape']) for name, o in model['operations'].items()}))
`;

/** An independent copy of the same model, where Python has one. */
function readBotocore(): Record<string, unknown> | undefined {
  try {
    return JSON.parse(execFileSync('python3', ['-c', SCRIPT], { encoding: 'utf8', stdio: 'pipe' }));
  } catch {
    return undefined;
  }
}

const botocore = readBotocore();
const reason = botocore === undefined ? ' (skipped: python3 has no botocore with CloudTrail)' : '';

/** Without what is ours, and with what an older botocore knows. */
function toModel(shape: Member, path: string): unknown {
  const { exception: _exception, ...model } = shape;
  return { ...model, ...toInner(shape, path) };
}

function toInner(shape: InputShape, path: string): object {
  if (shape.type === 'list') return { item: toModel(shape.item, `${path}[]`) };
  if (shape.type !== 'structure') return {};
  const members = Object.entries(shape.members)
    .map(([name, member]) => [name, `${path}.${name}`, member] as const)
    .filter(([, at]) => !NEWER_MEMBERS.includes(at) || JSON.stringify(botocore).includes('RecursiveLogging'))
    .map(([name, at, member]) => [name, toModel(member, at)]);
  return { members: Object.fromEntries(members) };
}

describe.skipIf(botocore === undefined)(`the table of inputs${reason}`, () => {
  it.each(Object.entries(INPUTS))('says of %s what botocore’s model says', (name, shape) => {
    expect(toModel(shape, name)).toEqual(botocore?.[name]);
  });
});
