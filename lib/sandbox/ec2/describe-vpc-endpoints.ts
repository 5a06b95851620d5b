import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import type { XmlValue } from '../http/xml.ts';
import { matchesWildcard } from '../wildcard.ts';
import type { VpcEndpointState } from '../world/state.ts';
import { readFilters, readList } from './query-parameters.ts';

/** EC2's own maximum page, and what it uses where MaxResults is absent. */
const MAX_PAGE = 1000;

/** EC2 API Reference, "DescribeVpcEndpoints". */
export const describeVpcEndpoints: QueryOperation = (world, caller, parameters) => {
  const own = world.state.vpcEndpoints
    .filter(({ ownerId, region }) => ownerId === caller.accountId && region === caller.region)
    .sort((a, b) => (a.vpcEndpointId < b.vpcEndpointId ? -1 : 1));

  const ids = readList(parameters, 'VpcEndpointId');
  const unknown = ids.filter((id) => !own.some(({ vpcEndpointId }) => vpcEndpointId === id));
  if (unknown.length > 0) {
    return fail(
      parameterError(
        'InvalidVpcEndpointId.NotFound',
        `The Vpc Endpoint Id '${unknown.join(',')}' does not exist`,
      ),
    );
  }
  const filters = readFilters(parameters);
  const foreign = filters.find(({ name }) => getFilter(name) === undefined);
  if (foreign !== undefined) {
    return fail(parameterError('InvalidParameterValue', `The filter '${foreign.name}' is invalid`));
  }
  const page = readPage(parameters);
  if (!page.ok) return page;

  const found = own.filter(
    (endpoint) =>
      (ids.length === 0 || ids.includes(endpoint.vpcEndpointId)) &&
      filters.every(({ name, values }) => {
        const candidates = getFilter(name)?.(endpoint) ?? [];
        return values.some((pattern) => candidates.some((text) => matchesWildcard(pattern, text)));
      }),
  );
  const { after, limit } = page.value;
  const start = after === undefined ? 0 : found.findIndex(({ vpcEndpointId }) => vpcEndpointId > after);
  const rows = start === -1 ? [] : found.slice(start, start + limit);
  const more = start !== -1 && start + limit < found.length;
  const last = rows.at(-1)?.vpcEndpointId;
  return ok({
    vpcEndpointSet: { item: rows.map(formatVpcEndpoint) },
    nextToken: more && last !== undefined ? Buffer.from(last).toString('base64url') : undefined,
  });
};

type FilterValues = (endpoint: VpcEndpointState) => readonly string[];

const FILTERS: Readonly<Record<string, FilterValues>> = {
  'service-name': ({ serviceName }) => [serviceName],
  'vpc-endpoint-id': ({ vpcEndpointId }) => [vpcEndpointId],
  'vpc-endpoint-state': () => ['available'],
  'vpc-endpoint-type': ({ vpcEndpointType }) => [vpcEndpointType],
  'vpc-id': ({ vpcId }) => [vpcId],
  'tag-key': () => ['Name'],
  'tag:Name': ({ name }) => [name],
};

function getFilter(name: string): FilterValues | undefined {
  if (Object.hasOwn(FILTERS, name)) return FILTERS[name];
  // Any tag may be asked for; endpoints here carry no other than Name.
  return name.startsWith('tag:') ? () => [] : undefined;
}

function readPage(
  parameters: URLSearchParams,
): Result<{ readonly after: string | undefined; readonly limit: number }, AwsError> {
  const text = parameters.get('MaxResults');
  const limit = text === null ? MAX_PAGE : Number(text);
  if (!Number.isInteger(limit) || limit < 1) {
    return fail(
      parameterError('InvalidParameterValue', `Value (${text}) for parameter maxResults is invalid.`),
    );
  }
  const token = parameters.get('NextToken');
  if (token === null || token === '') return ok({ after: undefined, limit: Math.min(limit, MAX_PAGE) });
  const after = Buffer.from(token, 'base64url').toString('utf8');
  if (!/^vpce-[0-9a-f]+$/.test(after)) {
    return fail(parameterError('InvalidNextToken', 'The token provided is invalid.'));
  }
  return ok({ after, limit: Math.min(limit, MAX_PAGE) });
}

function parameterError(code: string, message: string): AwsError {
  return { code, message, status: 400 };
}

function formatVpcEndpoint(endpoint: VpcEndpointState): XmlValue {
  const isInterface = endpoint.vpcEndpointType === 'Interface';
  const suffix = endpoint.vpcEndpointId.slice('vpce-'.length);
  const service = endpoint.serviceName.split('.').slice(3).join('.');
  return {
    vpcEndpointId: endpoint.vpcEndpointId,
    vpcEndpointType: endpoint.vpcEndpointType,
    vpcId: endpoint.vpcId,
    serviceName: endpoint.serviceName,
    state: 'available',
    policyDocument: JSON.stringify(endpoint.policyDocument),
    routeTableIdSet: isInterface ? {} : { item: [`rtb-${suffix}`] },
    subnetIdSet: isInterface ? { item: [`subnet-${suffix}`] } : {},
    groupSet: isInterface ? { item: [{ groupId: `sg-${suffix}`, groupName: 'vpc-endpoints' }] } : {},
    ipAddressType: 'ipv4',
    dnsOptions: { dnsRecordIpType: 'ipv4' },
    privateDnsEnabled: isInterface,
    requesterManaged: false,
    networkInterfaceIdSet: isInterface ? { item: [`eni-${suffix}`] } : {},
    dnsEntrySet: isInterface
      ? {
          item: [
            {
              dnsName: `${endpoint.vpcEndpointId}-${suffix.slice(-8)}.${service}.${endpoint.region}.vpce.amazonaws.com`,
              hostedZoneId: 'Z7HUB22UULQXV',
            },
          ],
        }
      : {},
    creationTimestamp: endpoint.creationTime,
    tagSet: { item: [{ key: 'Name', value: endpoint.name }] },
    ownerId: endpoint.ownerId,
    serviceRegion: endpoint.region,
  };
}
