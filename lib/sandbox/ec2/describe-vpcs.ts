import { fail, ok } from '../../result.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import type { XmlValue } from '../http/xml.ts';
import { ec2Error } from './ec2-error.ts';
import { applyFilters, type FilterTable } from './filter.ts';
import { findByIds, VPC_ID } from './find-by-id.ts';
import { readPage } from './page.ts';
import { readList } from './query-parameters.ts';
import { listVpcs, type Vpc } from './vpcs.ts';

const DHCP_OPTIONS = 'dopt-0a11ce0f7a7e50000';

/** EC2 API Reference, "DescribeVpcs". */
export const describeVpcs: QueryOperation = (world, caller, parameters) => {
  const ids = readList(parameters, 'VpcId');
  if (ids.length > 0 && parameters.has('MaxResults')) {
    return fail(
      ec2Error(
        'InvalidParameterCombination',
        'The parameter vpcIds cannot be used with the parameter maxResults',
      ),
    );
  }
  const all = listVpcs(world.state.vpcEndpoints, caller.accountId, caller.region);
  const named = findByIds(all, ids, ({ vpcId }) => vpcId, VPC_ID);
  if (!named.ok) return named;
  const found = applyFilters(named.value, parameters, FILTERS, tagsOf);
  if (!found.ok) return found;
  const page = readPage(found.value, parameters, ({ vpcId }) => vpcId, 5);
  if (!page.ok) return page;
  return ok({ vpcSet: { item: page.value.items.map(format) }, nextToken: page.value.nextToken });
};

const isDefault = (vpc: Vpc) => [String(vpc.isDefault)];
const cidr = (vpc: Vpc) => [vpc.cidrBlock];

const FILTERS: FilterTable<Vpc> = {
  cidr,
  'cidr-block': cidr,
  'cidr-block-association.cidr-block': cidr,
  'cidr-block-association.state': () => ['associated'],
  'dhcp-options-id': () => [DHCP_OPTIONS],
  'ipv6-cidr-block-association.ipv6-cidr-block': (vpc) =>
    vpc.ipv6CidrBlock === undefined ? [] : [vpc.ipv6CidrBlock],
  'is-default': isDefault,
  isDefault,
  'owner-id': (vpc) => [vpc.ownerId],
  state: () => ['available'],
  'vpc-id': (vpc) => [vpc.vpcId],
};

function tagsOf({ name }: Vpc) {
  return name === undefined ? [] : [{ key: 'Name', value: name }];
}

function format(vpc: Vpc): XmlValue {
  const suffix = vpc.vpcId.slice('vpc-'.length);
  return {
    vpcId: vpc.vpcId,
    ownerId: vpc.ownerId,
    state: 'available',
    cidrBlock: vpc.cidrBlock,
    cidrBlockAssociationSet: {
      item: [
        {
          cidrBlock: vpc.cidrBlock,
          associationId: `vpc-cidr-assoc-${suffix}`,
          cidrBlockState: { state: 'associated' },
        },
      ],
    },
    ipv6CidrBlockAssociationSet:
      vpc.ipv6CidrBlock === undefined
        ? undefined
        : {
            item: [
              {
                ipv6CidrBlock: vpc.ipv6CidrBlock,
                ipv6CidrBlockState: { state: 'associated' },
                associationId: `vpc-cidr-assoc-${suffix}`,
                ipv6Pool: 'Amazon',
                networkBorderGroup: vpc.region,
              },
            ],
          },
    dhcpOptionsId: DHCP_OPTIONS,
    instanceTenancy: 'default',
    isDefault: vpc.isDefault,
    tagSet: { item: [...tagsOf(vpc)] },
  };
}
