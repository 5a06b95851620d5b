import { fail, ok } from '../../result.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import { ec2Error, missingParameter } from './ec2-error.ts';
import { findByIds, VPC_ENDPOINT_ID } from './find-by-id.ts';
import { FULL_ACCESS_TEXT, parseEndpointPolicy } from './vpc-endpoint-policy.ts';

/** The parameters that are honoured here, besides those of every request. */
const HONOURED = ['VpcEndpointId', 'PolicyDocument', 'ResetPolicy'];
const OF_EVERY_REQUEST = ['Action', 'Version', 'DryRun'];

/** EC2 API Reference, "ModifyVpcEndpoint": the policy; subnets, route tables and DNS stay as they are. */
export const modifyVpcEndpoint: QueryOperation = async (world, caller, parameters) => {
  const id = parameters.get('VpcEndpointId');
  if (id === null || id === '') return fail(missingParameter('VpcEndpointId'));
  const own = world.state.vpcEndpoints.filter(
    ({ ownerId, region }) => ownerId === caller.accountId && region === caller.region,
  );
  const found = findByIds(own, [id], ({ vpcEndpointId }) => vpcEndpointId, VPC_ENDPOINT_ID);
  if (!found.ok) return found;
  const [endpoint] = found.value;
  const foreign = [...parameters.keys()].find(
    (name) => !HONOURED.includes(name) && !OF_EVERY_REQUEST.includes(name),
  );
  if (foreign !== undefined || endpoint === undefined) {
    return fail(
      ec2Error('UnsupportedOperation', `The sandbox modifies policies only; it does not honour ${foreign}.`),
    );
  }
  const isReset = parameters.get('ResetPolicy') === 'true';
  const given = parameters.get('PolicyDocument');
  if (isReset && given !== null) {
    return fail(
      ec2Error(
        'InvalidParameterCombination',
        'The parameter PolicyDocument cannot be used with the parameter ResetPolicy',
      ),
    );
  }
  const text = isReset ? FULL_ACCESS_TEXT : given;
  if (text === null) return fail(missingParameter('PolicyDocument'));
  const policy = parseEndpointPolicy(text);
  if (!policy.ok) return policy;
  endpoint.policyDocument = policy.value;
  endpoint.policyText = text;
  await world.save();
  return ok({ return: true });
};
