import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { StartedSandbox } from '../start-sandbox.ts';

const run = promisify(execFile);

export interface Boto3Call {
  readonly region?: string;
  /** e.g. `get_trail`. */
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface Boto3Answer {
  /** Absent where the call succeeded. */
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
  readonly response?: Readonly<Record<string, unknown>>;
}

/** Without its own checks, which would keep half of the cases from the sandbox. Throttled calls are tried again. */
const SCRIPT = `
import json, os, sys, boto3
from botocore.config import Config
from botocore.exceptions import ClientError
config = Config(parameter_validation=False, retries={'mode': 'standard', 'max_attempts': 12})
clients = {}
answers = []
for call in json.load(sys.stdin):
    region = call.get('region', 'us-east-1')
    client = clients.setdefault(region, boto3.client('cloudtrail', region_name=region, config=config))
    try:
        response = getattr(client, call['method'])(**call['args'])
        response.pop('ResponseMetadata', None)
        answers.append({'response': response})
    except ClientError as error:
        answers.append({
            'code': error.response['Error']['Code'],
            'message': error.response['Error']['Message'],
            'status': error.response['ResponseMetadata']['HTTPStatusCode'],
        })
print(json.dumps(answers, default=str))
`;

/** For tests with a client that shares no code with the SDK for JavaScript. */
export function findReasonToSkipBoto3(): string | undefined {
  const found = spawnSync('python3', ['-c', 'import boto3'], { encoding: 'utf8' });
  return found.status === 0 ? undefined : 'python3 has no boto3';
}

/** The calls one after the other, in one process, and how each of them ended. */
export async function callBoto3(
  sandbox: StartedSandbox,
  accountName: string,
  calls: readonly Boto3Call[],
): Promise<readonly Boto3Answer[]> {
  const account = sandbox.accounts.find(({ name }) => name === accountName);
  const answering = run('python3', ['-c', SCRIPT], {
    maxBuffer: 16 * 1024 * 1024,
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: sandbox.endpoint,
      AWS_ACCESS_KEY_ID: account?.accessKeyId,
      AWS_SECRET_ACCESS_KEY: account?.secretAccessKey,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
  });
  answering.child.stdin?.end(JSON.stringify(calls));
  return JSON.parse((await answering).stdout);
}
