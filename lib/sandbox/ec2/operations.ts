import { fail } from '../../result.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import { describeRegions } from './describe-regions.ts';
import { describeVpcEndpointServices } from './describe-vpc-endpoint-services.ts';
import { describeVpcEndpoints } from './describe-vpc-endpoints.ts';
import { describeVpcs } from './describe-vpcs.ts';
import { ec2Error } from './ec2-error.ts';
import { modifyVpcEndpoint } from './modify-vpc-endpoint.ts';

const DRY_RUN = ec2Error('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);

/** A dry run asks whether the caller may, which was decided before: it ends here. */
function withDryRun(operation: QueryOperation): QueryOperation {
  return (world, caller, parameters, requestId) =>
    parameters.get('DryRun') === 'true' ? fail(DRY_RUN) : operation(world, caller, parameters, requestId);
}

export const EC2_OPERATIONS: ReadonlyMap<string, QueryOperation> = new Map(
  Object.entries({
    DescribeRegions: describeRegions,
    DescribeVpcEndpointServices: describeVpcEndpointServices,
    DescribeVpcEndpoints: describeVpcEndpoints,
    DescribeVpcs: describeVpcs,
    ModifyVpcEndpoint: modifyVpcEndpoint,
  }).map(([name, operation]) => [name, withDryRun(operation)]),
);
