/** A VPC endpoint as DescribeVpcEndpoints tells it, in our spelling. */
export interface VpcEndpoint {
  readonly vpcEndpointId: string;
  readonly vpcEndpointType: string;
  readonly vpcId: string;
  /** e.g. `com.amazonaws.us-east-1.kms`. */
  readonly serviceName: string;
  readonly state: string;
  readonly region: string;
  readonly ownerId: string;
  readonly policyDocument?: string;
  /** The Name tag. */
  readonly name?: string;
}
