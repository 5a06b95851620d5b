import { type AdvancedEventSelector, PutEventSelectorsCommand } from '@aws-sdk/client-cloudtrail';
import { ModifyVpcEndpointCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forwardClock } from '../control.rig.ts';
import { readRecords } from '../delivered-records.rig.ts';
import { createSdkClients, type SdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const BUCKET = 'payments-audit-trail-111122223333';
const VpcEndpointId = 'vpce-0a1c3e5f7081920a1';

let sandbox: StartedSandbox;
let payments: SdkClients;
beforeAll(async () => {
  sandbox = await startSandbox();
  payments = createSdkClients(sandbox, 'payments', 'us-east-1');
  await payments.cloudTrail.send(
    new PutEventSelectorsCommand({
      TrailName: 'payments-audit',
      AdvancedEventSelectors: [
        select(['eventCategory', 'NetworkActivity'], ['eventSource', 'kms.amazonaws.com']),
        select(['eventCategory', 'Management']),
      ],
    }),
  );
});
afterAll(() => sandbox.stop());

function select(...equals: readonly (readonly [field: string, value: string])[]): AdvancedEventSelector {
  return { FieldSelectors: equals.map(([Field, value]) => ({ Field, Equals: [value] })) };
}

/** What the build agent's role decrypted, as its own account's trail has it. */
async function readDecrypts() {
  const records = await readRecords(payments.s3, BUCKET);
  return records.filter(
    ({ eventName, userIdentity }) =>
      eventName === 'Decrypt' && JSON.stringify(userIdentity).includes('assumed-role/payments-build-agent/'),
  );
}

async function putPolicy(effect: 'Allow' | 'Deny', condition: object) {
  const full = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
  const statement = { ...full, Effect: effect, Condition: condition };
  const Statement = effect === 'Allow' ? [statement] : [full, statement];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await payments.ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId, PolicyDocument }));
}

/** Those of the minute that comes, in the sandbox's own time. */
async function readLaterDecrypts() {
  const since = (await forwardClock(sandbox, 1)).toISOString().slice(0, 19);
  await forwardClock(sandbox, 60);
  const later = (await readDecrypts()).filter(({ eventTime }) => String(eventTime).slice(0, 19) > since);
  const network = later.filter(({ eventCategory }) => eventCategory === 'NetworkActivity');
  expect(network.length).toBeGreaterThan(15);
  return { network, management: later.filter(({ eventCategory }) => eventCategory === 'Management') };
}

describe('the policy of an endpoint', () => {
  it('turns calls away, which then have no other trace', async () => {
    const { network, management } = await readLaterDecrypts();
    expect(new Set(network.map(({ errorCode }) => errorCode))).toEqual(new Set(['VpceAccessDenied']));
    expect(management).toEqual([]);
  });

  it('lets them through from the moment that it is changed, for both sides to see', async () => {
    await putPolicy('Allow', { StringEquals: { 'aws:PrincipalOrgID': 'o-trailp0int' } });
    const { network, management } = await readLaterDecrypts();
    expect(new Set(network.map(({ errorCode }) => errorCode))).toEqual(new Set([undefined]));
    const known = new Set(network.map(({ sharedEventID }) => sharedEventID));
    expect(management.length).toBe(network.length);
    for (const record of management) {
      expect(known).toContain(record.sharedEventID);
      expect(record).toMatchObject({ vpcEndpointId: VpcEndpointId, eventType: 'AwsApiCall', readOnly: true });
    }
  });

  it.each([
    ['StringNotEquals', { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/payments-checkout' }],
    ['StringEquals', { 'aws:SourceVpce': VpcEndpointId }],
    ['IpAddress', { 'aws:VpcSourceIp': '10.20.0.0/16' }],
    ['ForAnyValue:StringLike', { 'aws:PrincipalOrgPaths': 'o-trailp0int/*' }],
  ])('turns them away again where a denial asks by %s for %j', async (operator, keys) => {
    await putPolicy('Deny', { [operator]: keys });
    const { network } = await readLaterDecrypts();
    expect(new Set(network.map(({ errorCode }) => errorCode))).toEqual(new Set(['VpceAccessDenied']));
  });
});
