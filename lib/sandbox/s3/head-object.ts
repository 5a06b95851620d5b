import { fail, ok } from '../../result.ts';
import { getHeader } from '../http/sandbox-request.ts';
import { parseByteRange } from './byte-range.ts';
import { findObject } from './find-object.ts';
import { checkConditions, formatObjectHeaders } from './object-headers.ts';
import type { S3Operation } from './s3-operation.ts';

/** Amazon S3 API Reference, "HeadObject": what GetObject would say, without the object. */
export const headObject: S3Operation = async (call) => {
  const { request } = call;
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
      headers: { 'content-range': `bytes */${object.size}` },
    });
  }
  if (range === undefined) {
    return ok({ status: 200, headers: { ...headers, 'content-length': String(object.size) } });
  }
  return ok({
    status: 206,
    headers: {
      ...headers,
      'content-length': String(range.last - range.first + 1),
      'content-range': `bytes ${range.first}-${range.last}/${object.size}`,
    },
  });
};
