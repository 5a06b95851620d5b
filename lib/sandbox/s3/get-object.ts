import { fail, ok } from '../../result.ts';
import { getHeader } from '../http/sandbox-request.ts';
import { parseByteRange } from './byte-range.ts';
import { findObject } from './find-object.ts';
import { checkConditions, formatObjectHeaders } from './object-headers.ts';
import { invalidRequest, noSuchKey } from './s3-error.ts';
import type { S3Operation } from './s3-operation.ts';

/** Amazon S3 API Reference, "GetObject". */
export const getObject: S3Operation = async (call) => {
  const { world, request, caller, key } = call;
  const isOverridden = [...request.query.keys()].some((name) => name.startsWith('response-'));
  if (isOverridden && caller.identity.kind === 'anonymous') {
    return fail(
      invalidRequest('Request specific response headers cannot be used for anonymous GET requests.'),
    );
  }
  const found = findObject(call);
  if (!found.ok) return found;
  const object = found.value;
  const condition = checkConditions(request, object);
  if (!condition.ok) return condition;
  const headers = formatObjectHeaders(request, object);
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
