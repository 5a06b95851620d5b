import { findSignedService } from './authorization.ts';
import { getHeader, type SandboxRequest } from './sandbox-request.ts';

export type ServiceName = 'cloudtrail' | 'organizations' | 's3' | 'ec2' | 'sts';

export const SERVICE_NAMES: readonly ServiceName[] = ['cloudtrail', 's3', 'ec2', 'sts', 'organizations'];

/** AWS gives each service a host name of its own; here one address has them all, so the request itself must tell. */
export function findService(request: SandboxRequest): ServiceName | 'unknown' {
  const asked = findAskedService(request);
  if (asked !== undefined) return asked;
  const signed = findSignedService(request);
  if (signed === undefined) return 's3';
  return SERVICE_NAMES.find((name) => name === signed) ?? 'unknown';
}

/** What only one service is asked in this way, whatever the signature is scoped to. */
function findAskedService(request: SandboxRequest): ServiceName | undefined {
  const target = getHeader(request, 'x-amz-target');
  if (target !== undefined) {
    if (target.includes('CloudTrail_20131101')) return 'cloudtrail';
    return target.startsWith('AWSOrganizationsV20161128.') ? 'organizations' : undefined;
  }
  if (request.path !== '/') return undefined;
  const version = request.query.get('Version') ?? /(?:^|&)Version=([\d-]+)/.exec(peek(request))?.[1];
  if (version === '2016-11-15') return 'ec2';
  return version === '2011-06-15' ? 'sts' : undefined;
}

function peek(request: SandboxRequest): string {
  const isForm = getHeader(request, 'content-type')?.startsWith('application/x-www-form-urlencoded');
  return isForm === true ? request.body.toString('latin1') : '';
}
