import { findNetwork } from '../ec2/vpcs.ts';
import type { VpcEndpointState } from '../world/state.ts';
import type { Random } from './random.ts';

/** Of one of the hosts of the endpoint's VPC; every other one speaks IPv6 where both VPC and endpoint do. */
export function pickHostAddress(endpoint: VpcEndpointState, random: Random): string {
  const { cidrBlock, ipv6CidrBlock } = findNetwork(endpoint.vpcId);
  const subnet = random.integer(4);
  const host = 10 + random.integer(20);
  if (endpoint.ipAddressType === 'dualstack' && ipv6CidrBlock !== undefined && random.next() < 0.5) {
    return `${ipv6CidrBlock.replace(/00::\/56$/, '')}0${subnet}::${(0xa100 + host).toString(16)}`;
  }
  return `${cidrBlock.split('.').slice(0, 2).join('.')}.${subnet}.${host}`;
}

/** What hosts without an endpoint are seen as: their account's NAT gateway. Addresses for documentation (RFC 5737). */
export function natAddress(accountId: string): string {
  return `192.0.2.${10 + (Number(accountId) % 200)}`;
}
