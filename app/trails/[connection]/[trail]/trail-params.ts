/** The two segments that name a trail, decoded. A malformed escape stays as it is and is refused as an ARN later. */
export async function readTrailParams(
  params: Promise<{ connection: string; trail: string }>,
): Promise<{ connectionId: string; trailARN: string }> {
  const { connection, trail } = await params;
  return { connectionId: decodeSegment(connection), trailARN: decodeSegment(trail) };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
