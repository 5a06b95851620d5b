import {
  DescribeRegionsCommand,
  DescribeVpcEndpointServicesCommand,
  DescribeVpcEndpointsCommand,
  type DescribeVpcEndpointsCommandInput,
  DescribeVpcsCommand,
  type DescribeVpcsCommandInput,
  EC2Client,
  ModifyVpcEndpointCommand,
  type ModifyVpcEndpointCommandInput,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: StartedSandbox;
let ec2: EC2Client;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  ec2 = createSdkClients(sandbox, 'payments', 'us-east-1').ec2;
});
afterAll(() => sandbox.stop());

async function listNames(filters: Record<string, string[]>): Promise<string[]> {
  const Filters = Object.entries(filters).map(([Name, Values]) => ({ Name, Values }));
  const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({ Filters }));
  return (VpcEndpoints ?? []).map(({ Tags }) => Tags?.find(({ Key }) => Key === 'Name')?.Value ?? '').sort();
}

describe('DescribeVpcEndpoints', () => {
  it('tells an endpoint with its policy, service and owner', async () => {
    const { VpcEndpoints } = await ec2.send(
      new DescribeVpcEndpointsCommand({ VpcEndpointIds: ['vpce-0a1c3e5f7081920a1'] }),
    );
    expect(VpcEndpoints).toHaveLength(1);
    const [endpoint] = VpcEndpoints ?? [];
    expect(endpoint).toMatchObject({
      ServiceName: 'com.amazonaws.us-east-1.kms',
      VpcEndpointType: 'Interface',
      State: 'available',
      OwnerId: '111122223333',
      PrivateDnsEnabled: true,
    });
    expect(JSON.parse(endpoint?.PolicyDocument ?? '')).toMatchObject({ Version: '2012-10-17' });
    expect(endpoint?.CreationTimestamp).toBeInstanceOf(Date);
  });

  it('has what the first journey needs in the payments account', async () => {
    expect(await listNames({})).toEqual(
      expect.arrayContaining([
        'payments-prod-ec2',
        'payments-prod-kms',
        'payments-prod-s3-gateway',
        'payments-prod-secretsmanager',
      ]),
    );
  });

  it.each([
    [{ 'service-name': ['com.amazonaws.us-east-1.kms'] }, ['payments-prod-kms']],
    [{ 'tag:Name': ['payments-build-s*'] }, ['payments-build-ssm', 'payments-build-sts']],
    [{ 'vpc-id': ['vpc-0a11ce0f7a7e50001'], 'vpc-endpoint-type': ['Gateway'] }, ['payments-prod-s3-gateway']],
    [{ 'vpc-endpoint-id': ['vpce-0000000000000000'] }, []],
  ])('filters by %j', async (filters, names) => {
    expect(await listNames(filters)).toEqual(names);
  });

  it('pages through every endpoint once', async () => {
    const all = await ec2.send(new DescribeVpcEndpointsCommand({}));
    const ids: (string | undefined)[] = [];
    for await (const page of paginateDescribeVpcEndpoints({ client: ec2, pageSize: 2 }, {})) {
      expect(page.VpcEndpoints?.length).toBeLessThanOrEqual(2);
      ids.push(...(page.VpcEndpoints ?? []).map(({ VpcEndpointId }) => VpcEndpointId));
    }
    expect(ids).toEqual(all.VpcEndpoints?.map(({ VpcEndpointId }) => VpcEndpointId));
  });

  it('refuses an unknown endpoint, an unknown filter and a foreign token', async () => {
    const send = (input: DescribeVpcEndpointsCommandInput) =>
      ec2.send(new DescribeVpcEndpointsCommand(input));
    await expect(send({ VpcEndpointIds: ['vpce-0123456789abcdef0'] })).rejects.toMatchObject({
      name: 'InvalidVpcEndpointId.NotFound',
    });
    await expect(send({ VpcEndpointIds: ['endpoint'] })).rejects.toMatchObject({
      name: 'InvalidVpcEndpointId.Malformed',
    });
    await expect(send({ Filters: [{ Name: 'colour', Values: ['red'] }] })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    await expect(send({ NextToken: '!!' })).rejects.toMatchObject({ name: 'InvalidNextToken' });
  });

  it('shows an account its own endpoints only', async () => {
    const { ec2: lake } = createSdkClients(sandbox, 'data-platform', 'eu-west-1');
    const { VpcEndpoints } = await lake.send(new DescribeVpcEndpointsCommand({}));
    expect(new Set(VpcEndpoints?.map(({ OwnerId }) => OwnerId))).toEqual(new Set(['444455556666']));
  });
});

describe('VPCs', () => {
  it('tells the VPCs of the endpoints and the default one, with names and blocks', async () => {
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
    expect(Vpcs?.filter(({ IsDefault }) => IsDefault)).toMatchObject([{ CidrBlock: '172.31.0.0/16' }]);
    const prod = await ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'tag:Name', Values: ['payments-pr?d'] }] }),
    );
    expect(prod.Vpcs).toMatchObject([
      { VpcId: 'vpc-0a11ce0f7a7e50001', CidrBlock: '10.20.0.0/16', OwnerId: '111122223333' },
    ]);
    const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({}));
    const known = Vpcs?.map(({ VpcId }) => VpcId);
    for (const { VpcId } of VpcEndpoints ?? []) expect(known).toContain(VpcId);
  });

  it('pages, and refuses IDs that are none, pages that are too small, and both at once', async () => {
    const ids: (string | undefined)[] = [];
    for await (const page of paginateDescribeVpcs({ client: ec2, pageSize: 5 }, {})) {
      ids.push(...(page.Vpcs ?? []).map(({ VpcId }) => VpcId));
    }
    expect(ids.length).toBeGreaterThan(2);
    const send = (input: DescribeVpcsCommandInput) => ec2.send(new DescribeVpcsCommand(input));
    await expect(send({ VpcIds: ['vpc-0123456789abcdef0'] })).rejects.toMatchObject({
      name: 'InvalidVpcID.NotFound',
      message: "The vpc ID 'vpc-0123456789abcdef0' does not exist",
    });
    await expect(send({ VpcIds: ['net-1'] })).rejects.toMatchObject({ name: 'InvalidVpcID.Malformed' });
    await expect(send({ MaxResults: 1 })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(send({ VpcIds: ['vpc-1'], MaxResults: 5 })).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
  });
});

describe('DescribeVpcEndpointServices', () => {
  it('tells what endpoints may be for, S3 and DynamoDB in both kinds', async () => {
    const { ServiceNames, ServiceDetails } = await ec2.send(new DescribeVpcEndpointServicesCommand({}));
    expect(ServiceNames).toContain('com.amazonaws.us-east-1.kms');
    const s3 = ServiceDetails?.filter(({ ServiceName }) => ServiceName === 'com.amazonaws.us-east-1.s3');
    expect(s3?.map(({ ServiceType }) => ServiceType?.[0]?.ServiceType)).toEqual(['Gateway', 'Interface']);
    const named = new DescribeVpcEndpointServicesCommand({ ServiceNames: ['com.amazonaws.us-east-1.mail'] });
    await expect(ec2.send(named)).rejects.toMatchObject({ name: 'InvalidServiceName' });
  });
});

describe('ModifyVpcEndpoint', () => {
  const VpcEndpointId = 'vpce-0a1c3e5f7081920b2';
  const modify = (input: Partial<ModifyVpcEndpointCommandInput>) =>
    ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId, ...input }));
  async function readPolicy() {
    const { VpcEndpoints } = await ec2.send(
      new DescribeVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId] }),
    );
    return VpcEndpoints?.[0]?.PolicyDocument ?? '';
  }

  it('puts a policy that comes back as it was put, and resets it to full access', async () => {
    const before = await readPolicy();
    const statement = { Effect: 'Allow', Principal: '*', Action: 'ssm:GetParameter', Resource: '*' };
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
    expect((await modify({ PolicyDocument })).Return).toBe(true);
    expect(await readPolicy()).toBe(PolicyDocument);
    await modify({ ResetPolicy: true });
    expect(JSON.parse(await readPolicy()).Statement).toEqual([
      { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
    ]);
    await modify({ PolicyDocument: before });
    expect(await readPolicy()).toBe(before);
  });

  it.each([
    [{ PolicyDocument: '{"Statement":' }, 'InvalidPolicyDocument', /Syntax error at position \(1,14\)/],
    [
      { PolicyDocument: '{"Statement":\n[{"Effect":"Perhaps"}]}' },
      'InvalidPolicyDocument',
      /The Policy Document is not valid. Syntax error at position \(2,12\)/,
    ],
    [{ PolicyDocument: ' '.repeat(20_481) }, 'InvalidPolicyDocument', /20480/],
    [{ PolicyDocument: '{}', ResetPolicy: true }, 'InvalidParameterCombination', /ResetPolicy/],
    [{}, 'MissingParameter', /PolicyDocument/],
    [{ VpcEndpointId: 'vpce-0123456789abcdef0' }, 'InvalidVpcEndpointId.NotFound', /does not exist/],
    [{ VpcEndpointId: 'endpoint' }, 'InvalidVpcEndpointId.Malformed', /expecting "vpce-..."/],
    [{ PrivateDnsEnabled: false }, 'UnsupportedOperation', /PrivateDnsEnabled/],
    [{ ResetPolicy: true, DryRun: true }, 'DryRunOperation', /would have succeeded/],
  ])('refuses %j', async (input, name, message) => {
    const before = await readPolicy();
    await expect(modify(input)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
    expect(await readPolicy()).toBe(before);
  });

  it('does not touch another account’s endpoint', async () => {
    await expect(
      modify({ VpcEndpointId: 'vpce-0b2d4f6a8091a2c01', ResetPolicy: true }),
    ).rejects.toMatchObject({ name: 'InvalidVpcEndpointId.NotFound' });
  });
});

describe('DescribeRegions', () => {
  it('tells enabled Regions, and the others when asked', async () => {
    const enabled = await ec2.send(new DescribeRegionsCommand({}));
    expect(enabled.Regions?.map(({ RegionName }) => RegionName)).toEqual(sandbox.regions);
    const all = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(all.Regions).toContainEqual({
      RegionName: 'af-south-1',
      Endpoint: 'ec2.af-south-1.amazonaws.com',
      OptInStatus: 'not-opted-in',
    });
  });
});

describe('callers', () => {
  it('says who each access key belongs to', async () => {
    for (const { name, accountId } of sandbox.accounts) {
      const { sts } = createSdkClients(sandbox, name, 'eu-west-1');
      expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe(accountId);
    }
  });

  it('refuses an unknown key with each service’s own error', async () => {
    const config = {
      endpoint: sandbox.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIAUNKNOWNUNKNOWN22', secretAccessKey: 'x' },
    };
    await expect(new STSClient(config).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
    await expect(new EC2Client(config).send(new DescribeRegionsCommand({}))).rejects.toMatchObject({
      name: 'AuthFailure',
    });
  });
});
