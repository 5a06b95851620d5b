import { parseTrailArn } from '@/lib/cloudtrail/arn.ts';

export type TrailParams = Promise<{ connection: string; trail: string }>;

/** The two segments that name a trail, decoded. A malformed escape stays as it is and is refused as an ARN later. */
export async function readTrailParams(
  params: TrailParams,
): Promise<{ connectionId: string; trailARN: string }> {
  const { connection, trail } = await params;
  return { connectionId: decodeSegment(connection), trailARN: decodeSegment(trail) };
}

/** For a title: the name in the ARN, or the text itself where it is no ARN. */
export function trailName(trailARN: string): string {
  const arn = parseTrailArn(trailARN);
  return arn.ok ? arn.value.name : trailARN.slice(0, 100);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
