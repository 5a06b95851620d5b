import 'server-only';
import { DescribeVpcEndpointsCommand, type VpcEndpoint as SdkVpcEndpoint } from '@aws-sdk/client-ec2';
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
    const { ec2 } = clientsFor(connection, region);
    const endpoints: VpcEndpoint[] = [];
    let nextToken: string | undefined;
    // The SDK's own paginator refuses a client that another bundle made: it asks for its own copy of the class.
    do {
      const page = await ec2.send(
        new DescribeVpcEndpointsCommand({ ...(nextToken !== undefined && { NextToken: nextToken }) }),
      );
      for (const endpoint of page.VpcEndpoints ?? []) endpoints.push(toVpcEndpoint(endpoint, region));
      nextToken = page.NextToken || undefined;
    } while (nextToken !== undefined);
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
