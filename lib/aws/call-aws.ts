import 'server-only';
import type { Connection } from '../audit/connection.ts';
import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { toAwsFailure } from './aws-failure.ts';
import { forgetClients } from './clients.ts';

/** Runs one call of the SDK. Failures of AWS become values; bugs go on being thrown. */
export async function callAws<T>(
  connection: Connection,
  region: string,
  action: string,
  run: () => Promise<T>,
): Promise<Result<T, Failure>> {
  try {
    return ok(await run());
  } catch (error) {
    const profile = connection.kind === 'default' ? process.env.AWS_PROFILE : undefined;
    const failure = toAwsFailure(error, { action, region, ...(profile !== undefined && { profile }) });
    if (failure.code === 'credentials') forgetClients(connection);
    return fail(failure);
  }
}
