import { fail, ok } from '../../result.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import type { XmlValue } from '../http/xml.ts';
import { ec2Error } from './ec2-error.ts';
import { applyFilters, type FilterTable } from './filter.ts';
import { readPage } from './page.ts';
import { readList } from './query-parameters.ts';

/** The part of a service's name after the Region. Two have gateways as well. */
const INTERFACE_SERVICES = [
  'athena',
  'autoscaling',
  'cloudformation',
  'cloudtrail',
  'dynamodb',
  'ec2',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'ecs',
  'elasticloadbalancing',
  'events',
  'glue',
  'kinesis-streams',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  'rds',
  's3',
  'sagemaker.api',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'states',
  'sts',
];
const GATEWAY_SERVICES = ['dynamodb', 's3'];

interface EndpointService {
  readonly serviceName: string;
  readonly serviceType: 'Interface' | 'Gateway';
  readonly region: string;
  readonly service: string;
}

/** EC2 API Reference, "DescribeVpcEndpointServices": those of AWS; nobody here offers any of their own. */
export const describeVpcEndpointServices: QueryOperation = (_world, { region }, parameters) => {
  const all = [
    ...GATEWAY_SERVICES.map((service) => toService(service, 'Gateway', region)),
    ...INTERFACE_SERVICES.map((service) => toService(service, 'Interface', region)),
  ].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const named = readList(parameters, 'ServiceName');
  const unknown = named.find((name) => !all.some(({ serviceName }) => serviceName === name));
  if (unknown !== undefined) {
    return fail(ec2Error('InvalidServiceName', `The Vpc Endpoint Service '${unknown}' does not exist`));
  }
  const chosen = named.length === 0 ? all : all.filter(({ serviceName }) => named.includes(serviceName));
  const found = applyFilters(chosen, parameters, FILTERS);
  if (!found.ok) return found;
  const page = readPage(found.value, parameters, sortKey);
  if (!page.ok) return page;
  const { items, nextToken } = page.value;
  return ok({
    serviceNameSet: { item: [...new Set(items.map(({ serviceName }) => serviceName))] },
    serviceDetailSet: { item: items.map(format) },
    nextToken,
  });
};

const FILTERS: FilterTable<EndpointService> = {
  owner: () => ['amazon'],
  'service-name': ({ serviceName }) => [serviceName],
  'service-region': ({ region }) => [region],
  'service-type': ({ serviceType }) => [serviceType],
  'supported-ip-address-types': () => ['ipv4', 'ipv6'],
};

function toService(
  service: string,
  serviceType: EndpointService['serviceType'],
  region: string,
): EndpointService {
  return { serviceName: `com.amazonaws.${region}.${service}`, serviceType, region, service };
}

function sortKey({ serviceName, serviceType }: EndpointService): string {
  return `${serviceName}.${serviceType}`;
}

function format({ serviceName, serviceType, region, service }: EndpointService): XmlValue {
  const host = `${service.split('.').reverse().join('.')}.${region}`;
  return {
    serviceName,
    serviceType: { item: [{ serviceType }] },
    serviceRegion: region,
    availabilityZoneSet: { item: ['a', 'b', 'c'].map((zone) => `${region}${zone}`) },
    owner: 'amazon',
    baseEndpointDnsNameSet: { item: [`${host}.vpce.amazonaws.com`] },
    privateDnsName: serviceType === 'Interface' ? `${host}.amazonaws.com` : undefined,
    vpcEndpointPolicySupported: true,
    acceptanceRequired: false,
    managesVpcEndpoints: false,
    tagSet: {},
    privateDnsNameVerificationState: serviceType === 'Interface' ? 'verified' : undefined,
    supportedIpAddressTypeSet: { item: ['ipv4', 'ipv6'] },
  };
}
