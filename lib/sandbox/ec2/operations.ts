import type { QueryOperation } from '../http/query-protocol.ts';
import { describeRegions } from './describe-regions.ts';
import { describeVpcEndpoints } from './describe-vpc-endpoints.ts';

export const EC2_OPERATIONS: ReadonlyMap<string, QueryOperation> = new Map([
  ['DescribeRegions', describeRegions],
  ['DescribeVpcEndpoints', describeVpcEndpoints],
]);
