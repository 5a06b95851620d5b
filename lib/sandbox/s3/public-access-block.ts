import { fail, ok } from '../../result.ts';
import type { PublicAccessBlock } from '../world/state.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';
import { MALFORMED_XML } from './s3-error.ts';
import { NO_CONTENT, type S3Operation, xmlResponse } from './s3-operation.ts';

/** What a new bucket has since April 2023. */
export const ALL_BLOCKED: PublicAccessBlock = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

export const getPublicAccessBlock: S3Operation = async ({ bucket }) => {
  const block = bucket.publicAccessBlock;
  if (block === undefined) {
    return fail({
      code: 'NoSuchPublicAccessBlockConfiguration',
      message: 'The public access block configuration was not found',
      status: 404,
      details: { BucketName: bucket.name },
    });
  }
  return ok(
    xmlResponse('PublicAccessBlockConfiguration', {
      BlockPublicAcls: block.blockPublicAcls,
      IgnorePublicAcls: block.ignorePublicAcls,
      BlockPublicPolicy: block.blockPublicPolicy,
      RestrictPublicBuckets: block.restrictPublicBuckets,
    }),
  );
};

export const putPublicAccessBlock: S3Operation = async ({ world, request, bucket }) => {
  const root = parseXml(request.body.toString('utf8'));
  if (root?.name !== 'PublicAccessBlockConfiguration') return fail(MALFORMED_XML);
  const [blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets] = [
    'BlockPublicAcls',
    'IgnorePublicAcls',
    'BlockPublicPolicy',
    'RestrictPublicBuckets',
  ].map((name) => readFlag(root, name));
  if (
    blockPublicAcls === undefined ||
    ignorePublicAcls === undefined ||
    blockPublicPolicy === undefined ||
    restrictPublicBuckets === undefined
  ) {
    return fail(MALFORMED_XML);
  }
  bucket.publicAccessBlock = { blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets };
  await world.save();
  return ok({ status: 200, headers: {} });
};

export const deletePublicAccessBlock: S3Operation = async ({ world, bucket }) => {
  delete bucket.publicAccessBlock;
  await world.save();
  return ok(NO_CONTENT);
};

/** What is not mentioned is off. Undefined where it is neither. */
function readFlag(root: XmlElement, name: string): boolean | undefined {
  const text =
    root.children
      .find((child) => child.name === name)
      ?.text.trim()
      .toLowerCase() ?? 'false';
  return text === 'true' || (text === 'false' ? false : undefined);
}
