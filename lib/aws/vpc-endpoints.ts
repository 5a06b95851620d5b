import 'server-only';
import { paginateDescribeVpcEndpoints, type VpcEndpoint as SdkVpcEndpoint } from '@aws-sdk/client-ec2';
import type { Connection } from '../audit/connection.ts';
import type { VpcEndpoint } from '../cloudtrail/vpc-endpoint.ts';
import type { Failure } from '../failure.ts';
import type { Result } from '../result.ts';
import { callAws } from './call-aws.ts';
import { clientsFor } from './clients.ts';

export async function describeVpcEndpoints(
  connection: Connection,
  region: string,
): Promise<Result<VpcEndpoint[], Failure>> {
  return callAws(connection, region, 'ec2:DescribeVpcEndpoints', async () => {
    const endpoints: VpcEndpoint[] = [];
    for await (const page of paginateDescribeVpcEndpoints(
      { client: clientsFor(connection, region).ec2 },
      {},
    )) {
      for (const endpoint of page.VpcEndpoints ?? []) endpoints.push(toVpcEndpoint(endpoint, region));
    }
    return endpoints;
  });
}

function toVpcEndpoint(endpoint: SdkVpcEndpoint, region: string): VpcEndpoint {
  const name = endpoint.Tags?.find((tag) => tag.Key === 'Name')?.Value;
  return {
    vpcEndpointId: endpoint.VpcEndpointId ?? '',
    vpcEndpointType: endpoint.VpcEndpointType ?? '',
    vpcId: endpoint.VpcId ?? '',
    serviceName: endpoint.ServiceName ?? '',
    state: endpoint.State ?? '',
    region,
    ownerId: endpoint.OwnerId ?? '',
    ...(endpoint.PolicyDocument !== undefined && { policyDocument: endpoint.PolicyDocument }),
    ...(name !== undefined && { name }),
  };
}
