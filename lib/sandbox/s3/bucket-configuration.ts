import { fail, ok } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { formatXml, type XmlValue } from '../http/xml.ts';
import type { BucketState } from '../world/state.ts';
import { findText, parseXml, type XmlElement } from './parse-xml.ts';
import { MALFORMED_XML } from './s3-error.ts';
import { S3_NAMESPACE } from './s3-namespace.ts';
import { NO_CONTENT, type S3Operation, xmlResponse } from './s3-operation.ts';

/** A sub-resource of a bucket that is put and read as a whole, and that changes nothing else here. */
interface BucketConfiguration {
  readonly root: string;
  /** What S3 answers where nothing was put. */
  readonly absent: { readonly content: XmlValue } | { readonly code: string; readonly message: string };
  /** Whether a document says something that S3 takes, beyond its root. */
  readonly isValid?: (root: XmlElement) => boolean;
}

const ABSENT = { content: {} };

/** By the sub-resource's name in the query. */
const CONFIGURATIONS = {
  accelerate: { root: 'AccelerateConfiguration', absent: ABSENT },
  cors: {
    root: 'CORSConfiguration',
    absent: { code: 'NoSuchCORSConfiguration', message: 'The CORS configuration does not exist' },
  },
  encryption: {
    root: 'ServerSideEncryptionConfiguration',
    // Since January 2023 every bucket has one.
    absent: {
      content: {
        Rule: {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
          BucketKeyEnabled: false,
        },
      },
    },
    isValid: (root) =>
      ['AES256', 'aws:kms', 'aws:kms:dsse'].includes(readDefaultEncryption(root)?.algorithm ?? ''),
  },
  lifecycle: {
    root: 'LifecycleConfiguration',
    absent: {
      code: 'NoSuchLifecycleConfiguration',
      message: 'The lifecycle configuration does not exist',
    },
  },
  logging: { root: 'BucketLoggingStatus', absent: ABSENT },
  notification: { root: 'NotificationConfiguration', absent: ABSENT },
  'object-lock': {
    root: 'ObjectLockConfiguration',
    absent: {
      code: 'ObjectLockConfigurationNotFoundError',
      message: 'Object Lock configuration does not exist for this bucket',
    },
  },
  ownershipControls: {
    root: 'OwnershipControls',
    absent: { content: { Rule: { ObjectOwnership: 'BucketOwnerEnforced' } } },
  },
  replication: {
    root: 'ReplicationConfiguration',
    absent: {
      code: 'ReplicationConfigurationNotFoundError',
      message: 'The replication configuration was not found',
    },
  },
  requestPayment: {
    root: 'RequestPaymentConfiguration',
    absent: { content: { Payer: 'BucketOwner' } },
  },
  tagging: {
    root: 'Tagging',
    absent: { code: 'NoSuchTagSet', message: 'The TagSet does not exist' },
  },
  versioning: {
    root: 'VersioningConfiguration',
    absent: ABSENT,
    isValid: (root) => ['Enabled', 'Suspended'].includes(findText(root, 'Status') ?? ''),
  },
  website: {
    root: 'WebsiteConfiguration',
    absent: {
      code: 'NoSuchWebsiteConfiguration',
      message: 'The specified bucket does not have a website configuration',
    },
  },
} satisfies Readonly<Record<string, BucketConfiguration>>;

export type ConfigurationName = keyof typeof CONFIGURATIONS;

const TABLE: Readonly<Record<ConfigurationName, BucketConfiguration>> = CONFIGURATIONS;

export function getConfiguration(name: ConfigurationName): S3Operation {
  const { root, absent } = TABLE[name];
  return async ({ bucket }) => {
    const text = bucket.configurations?.[name];
    if (text !== undefined) {
      return ok({ status: 200, headers: { 'content-type': 'application/xml' }, body: text });
    }
    return 'content' in absent ? ok(xmlResponse(root, absent.content)) : fail(notFound(bucket, absent));
  };
}

export function putConfiguration(name: ConfigurationName): S3Operation {
  const { root, isValid } = TABLE[name];
  return async ({ world, request, bucket }) => {
    const text = request.body.toString('utf8');
    const document = parseXml(text);
    if (document?.name !== root || isValid?.(document) === false) return fail(MALFORMED_XML);
    const fault = name === 'logging' ? findLoggingFault(document, bucket, world.state.buckets) : undefined;
    if (fault !== undefined) return fail(fault);
    bucket.configurations = { ...bucket.configurations, [name]: text };
    await world.save();
    return ok({ status: 200, headers: {} });
  };
}

export function deleteConfiguration(name: ConfigurationName): S3Operation {
  return async ({ world, bucket }) => {
    const { [name]: _removed, ...rest } = bucket.configurations ?? {};
    bucket.configurations = rest;
    await world.save();
    return ok(NO_CONTENT);
  };
}

export function setConfiguration(bucket: BucketState, name: ConfigurationName, content: XmlValue): void {
  bucket.configurations = {
    ...bucket.configurations,
    [name]: formatXml(TABLE[name].root, S3_NAMESPACE, content),
  };
}

/** The key that new objects of the bucket are encrypted with; undefined for S3's own. */
export function findBucketKey({ configurations }: BucketState): string | undefined {
  const root = configurations?.encryption === undefined ? undefined : parseXml(configurations.encryption);
  return root === undefined ? undefined : readDefaultEncryption(root)?.kmsKeyId;
}

function readDefaultEncryption(root: XmlElement) {
  const rule = root.children.find(({ name }) => name === 'Rule');
  const byDefault = rule?.children.find(({ name }) => name === 'ApplyServerSideEncryptionByDefault');
  if (byDefault === undefined) return undefined;
  return {
    algorithm: findText(byDefault, 'SSEAlgorithm'),
    kmsKeyId: findText(byDefault, 'KMSMasterKeyID'),
  };
}

/** Logs of requests may only go to a bucket of the same account and Region. */
function findLoggingFault(
  root: XmlElement,
  bucket: BucketState,
  buckets: readonly BucketState[],
): AwsError | undefined {
  const enabled = root.children.find(({ name }) => name === 'LoggingEnabled');
  if (enabled === undefined) return undefined;
  const target = buckets.find(({ name }) => name === findText(enabled, 'TargetBucket'));
  if (target?.accountId === bucket.accountId && target.region === bucket.region) return undefined;
  return {
    code: 'InvalidTargetBucketForLogging',
    message:
      'The target bucket for logging does not exist, is not owned by you, or does not have the appropriate grants for the log-delivery group.',
    status: 400,
    details: { TargetBucket: findText(enabled, 'TargetBucket') ?? '' },
  };
}

function notFound(bucket: BucketState, { code, message }: { code: string; message: string }): AwsError {
  return { code, message, status: 404, details: { BucketName: bucket.name } };
}
