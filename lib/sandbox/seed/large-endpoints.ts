import { createRandom } from '../workload/random.ts';
import { LARGE_REGIONS } from './large-regions.ts';
import { DATA_PLATFORM, MANAGEMENT, PAYMENTS } from './organization.ts';
import {
  denyRole,
  FULL_ACCESS,
  NO_EXPORT,
  OWN_ORGANIZATION,
  ownAccount,
  type SeedEndpoint,
} from './seed-endpoint.ts';

const ENDPOINTS = 200;
const HEX = '0123456789abcdef';

/** Some that can record network activity events, some that cannot (`logs`, `kinesis-streams`, `execute-api`). */
const SERVICES = [
  's3',
  'kms',
  'secretsmanager',
  'ec2',
  'dynamodb',
  'sts',
  'ssm',
  'sqs',
  'logs',
  'sns',
  'ecr.api',
  'lambda',
  'monitoring',
  'kinesis-streams',
  'events',
  'ecr.dkr',
  'ssmmessages',
  'athena',
  'glue',
  'execute-api',
  'rds',
  'elasticfilesystem',
  'states',
  'bedrock-runtime',
  'cloudtrail',
] as const;

const ACCOUNTS = [PAYMENTS, DATA_PLATFORM, MANAGEMENT];
const TEAMS = ['checkout', 'ledger', 'lake', 'search', 'fraud', 'mobile', 'platform', 'audit'];
const GATEWAYS: ReadonlySet<string> = new Set(['s3', 'dynamodb']);

/** Two hundred over all Regions and accounts, three or four in a Region of an account. */
export function listLargeEndpoints(): readonly SeedEndpoint[] {
  return Array.from({ length: ENDPOINTS }, (_, number): SeedEndpoint => {
    const region = LARGE_REGIONS[number % LARGE_REGIONS.length] ?? 'us-east-1';
    const ownerId = ACCOUNTS[Math.floor(number / LARGE_REGIONS.length) % ACCOUNTS.length] ?? PAYMENTS;
    const service = SERVICES[(number * 7 + Math.floor(number / 51)) % SERVICES.length] ?? 's3';
    const team = TEAMS[(number * 3) % TEAMS.length] ?? 'team';
    return {
      id: `vpce-0${createRandom(`large endpoint/${number}`).text(HEX, 16)}`,
      name: `${team}-${region}-${service.replace('.', '-')}-${number}`,
      ownerId,
      region,
      vpcId: `vpc-0${createRandom(`large vpc/${ownerId}/${region}/${number % 2}`).text(HEX, 16)}`,
      service,
      // A gateway endpoint now and then: its calls come from public addresses of the VPC's hosts, and it costs nothing.
      ...(GATEWAYS.has(service) && number % 3 === 0 ? { type: 'Gateway' as const } : {}),
      ...(number % 4 === 0
        ? { tags: { Team: team, Environment: number % 8 === 0 ? 'production' : 'test' } }
        : {}),
      statements: POLICIES[number % POLICIES.length]?.(ownerId, service) ?? [FULL_ACCESS],
    };
  });
}

/** As people leave them: open, the organization's, the account's own, and with somebody kept out. */
const POLICIES: readonly ((ownerId: string, service: string) => SeedEndpoint['statements'])[] = [
  () => [FULL_ACCESS],
  () => [OWN_ORGANIZATION],
  (ownerId) => [ownAccount(ownerId, '*')],
  (_ownerId, service) => (service === 's3' ? [OWN_ORGANIZATION, NO_EXPORT] : [OWN_ORGANIZATION]),
  (ownerId) => [OWN_ORGANIZATION, denyRole(PAYMENTS, 'payments-build-agent', '*'), ownAccount(ownerId, '*')],
];
