import type { Failure, FailureCode } from '@/lib/failure.ts';

const STATUS: Readonly<Record<FailureCode, number>> = {
  'invalid-input': 400,
  credentials: 401,
  'access-denied': 403,
  'not-found': 404,
  conflict: 409,
  unsupported: 422,
  'limit-exceeded': 422,
  throttled: 429,
  unavailable: 503,
};

export function failureResponse(failure: Failure, status: number = STATUS[failure.code]): Response {
  return Response.json({ failure }, { status, headers: { 'cache-control': 'no-store' } });
}
