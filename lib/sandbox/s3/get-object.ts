import { fail, ok } from '../../result.ts';
import { getHeader } from '../http/sandbox-request.ts';
import { parseByteRange } from './byte-range.ts';
import { checkConditions, formatObjectHeaders } from './object-headers.ts';
import type { S3Operation } from './operations.ts';
import { noSuchKey } from './s3-error.ts';

export const getObject: S3Operation = async ({ world, request, bucket, key }) => {
  const object = world.objects.findObject(bucket.name, key);
  if (object === undefined) return fail(noSuchKey(key));
  const condition = checkConditions(request, object);
  if (!condition.ok) return condition;
  const headers = formatObjectHeaders(object);
  if (condition.value === 'not-modified') return ok({ status: 304, headers });

  const range = parseByteRange(getHeader(request, 'range'), object.size);
  if (range === 'unsatisfiable') {
    return fail({
      code: 'InvalidRange',
      message: 'The requested range is not satisfiable',
      status: 416,
      details: { RangeRequested: getHeader(request, 'range') ?? '', ActualObjectSize: String(object.size) },
      headers: { 'content-range': `bytes */${object.size}` },
    });
  }
  const body = await world.objects.readBody(object);
  if (body === undefined) return fail(noSuchKey(key));
  if (range === undefined) return ok({ status: 200, headers, body });
  return ok({
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.first}-${range.last}/${object.size}` },
    body: body.subarray(range.first, range.last + 1),
  });
};
