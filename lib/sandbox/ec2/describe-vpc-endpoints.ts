import { ok } from '../../result.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import type { XmlValue } from '../http/xml.ts';
import type { Tag, VpcEndpointState } from '../world/state.ts';
import { applyFilters, type FilterTable } from './filter.ts';
import { findByIds, VPC_ENDPOINT_ID } from './find-by-id.ts';
import { readPage } from './page.ts';
import { readList } from './query-parameters.ts';
import { formatEndpointPolicy } from './vpc-endpoint-policy.ts';

/** EC2 API Reference, "DescribeVpcEndpoints". */
export const describeVpcEndpoints: QueryOperation = (world, caller, parameters) => {
  const own = world.state.vpcEndpoints
    .filter(({ ownerId, region }) => ownerId === caller.accountId && region === caller.region)
    .sort((a, b) => (a.vpcEndpointId < b.vpcEndpointId ? -1 : 1));
  const named = findByIds(own, readList(parameters, 'VpcEndpointId'), idOf, VPC_ENDPOINT_ID);
  if (!named.ok) return named;
  const found = applyFilters(named.value, parameters, FILTERS, tagsOf);
  if (!found.ok) return found;
  const page = readPage(found.value, parameters, idOf);
  if (!page.ok) return page;
  return ok({
    vpcEndpointSet: { item: page.value.items.map(format) },
    nextToken: page.value.nextToken,
  });
};

const FILTERS: FilterTable<VpcEndpointState> = {
  'ip-address-type': ({ ipAddressType }) => [ipAddressType ?? 'ipv4'],
  'service-name': ({ serviceName }) => [serviceName],
  'service-region': ({ region }) => [region],
  'vpc-endpoint-id': ({ vpcEndpointId }) => [vpcEndpointId],
  'vpc-endpoint-state': () => ['available'],
  'vpc-endpoint-type': ({ vpcEndpointType }) => [vpcEndpointType],
  'vpc-id': ({ vpcId }) => [vpcId],
};

function idOf({ vpcEndpointId }: VpcEndpointState): string {
  return vpcEndpointId;
}

function tagsOf({ name, tags = [] }: VpcEndpointState): readonly Tag[] {
  return [{ key: 'Name', value: name }, ...tags];
}

function format(endpoint: VpcEndpointState): XmlValue {
  const isInterface = endpoint.vpcEndpointType === 'Interface';
  const suffix = endpoint.vpcEndpointId.slice('vpce-'.length);
  const ipAddressType = endpoint.ipAddressType ?? 'ipv4';
  return {
    vpcEndpointId: endpoint.vpcEndpointId,
    vpcEndpointType: endpoint.vpcEndpointType,
    vpcId: endpoint.vpcId,
    serviceName: endpoint.serviceName,
    state: 'available',
    policyDocument: formatEndpointPolicy(endpoint),
    routeTableIdSet: isInterface ? {} : { item: [`rtb-${suffix}`] },
    subnetIdSet: isInterface ? { item: [`subnet-${suffix}`] } : {},
    groupSet: isInterface ? { item: [{ groupId: `sg-${suffix}`, groupName: 'vpc-endpoints' }] } : {},
    ipAddressType: isInterface ? ipAddressType : undefined,
    dnsOptions: isInterface ? { dnsRecordIpType: ipAddressType } : undefined,
    privateDnsEnabled: isInterface,
    requesterManaged: false,
    networkInterfaceIdSet: isInterface ? { item: [`eni-${suffix}`] } : {},
    dnsEntrySet: isInterface ? { item: formatDnsEntries(endpoint, suffix) } : {},
    creationTimestamp: endpoint.creationTime,
    tagSet: { item: tagsOf(endpoint).map(({ key, value = '' }) => ({ key, value })) },
    ownerId: endpoint.ownerId,
    serviceRegion: endpoint.region,
  };
}

/** The endpoint's own names, for the Region and for a zone, and the service's name, which private DNS points here. */
function formatDnsEntries(
  { vpcEndpointId, region, serviceName }: VpcEndpointState,
  suffix: string,
): XmlValue[] {
  // Of `ecr.api` the name is `api.ecr`.
  const service = serviceName.split('.').slice(3).reverse().join('.');
  const own = `${vpcEndpointId}-${suffix.slice(-8)}`;
  const wildcard = service === 's3' ? '*.' : '';
  return [
    { dnsName: `${wildcard}${own}.${service}.${region}.vpce.amazonaws.com`, hostedZoneId: 'Z7HUB22UULQXV' },
    {
      dnsName: `${wildcard}${own}-${region}a.${service}.${region}.vpce.amazonaws.com`,
      hostedZoneId: 'Z7HUB22UULQXV',
    },
    { dnsName: `${service}.${region}.amazonaws.com`, hostedZoneId: `Z${suffix.slice(0, 12).toUpperCase()}` },
  ];
}
