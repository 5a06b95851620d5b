import { KNOWN_VPCS } from '../seed/vpcs.ts';
import { createRandom } from '../workload/random.ts';
import type { VpcEndpointState } from '../world/state.ts';

export interface Vpc {
  readonly vpcId: string;
  readonly ownerId: string;
  readonly region: string;
  readonly cidrBlock: string;
  readonly ipv6CidrBlock?: string;
  readonly isDefault: boolean;
  readonly name?: string;
}

/** An account's VPCs in a Region: those of its endpoints, and the default one that every account has. */
export function listVpcs(
  endpoints: readonly VpcEndpointState[],
  accountId: string,
  region: string,
): readonly Vpc[] {
  const own = endpoints.filter((endpoint) => endpoint.ownerId === accountId && endpoint.region === region);
  const ids = [...new Set(own.map(({ vpcId }) => vpcId))];
  const vpcs: Vpc[] = ids.map((vpcId) => ({
    vpcId,
    ownerId: accountId,
    region,
    isDefault: false,
    ...findNetwork(vpcId),
  }));
  vpcs.push({
    vpcId: `vpc-0${createRandom(`default vpc/${accountId}/${region}`).text('0123456789abcdef', 16)}`,
    ownerId: accountId,
    region,
    cidrBlock: '172.31.0.0/16',
    isDefault: true,
  });
  return vpcs.sort((a, b) => (a.vpcId < b.vpcId ? -1 : 1));
}

/** Where a VPC's hosts have their addresses. */
export function findNetwork(vpcId: string): Pick<Vpc, 'cidrBlock' | 'ipv6CidrBlock' | 'name'> {
  const known = KNOWN_VPCS[vpcId] ?? reckoned.get(vpcId);
  if (known !== undefined) return known;
  const network = { cidrBlock: `10.${100 + createRandom(vpcId).integer(150)}.0.0/16` };
  reckoned.set(vpcId, network);
  return network;
}

/** Each call of a workload asks. */
const reckoned = new Map<string, Pick<Vpc, 'cidrBlock'>>();
