import 'server-only';
import { z } from 'zod';

const sandboxEnvironment = z.object({
  endpoint: z.url(),
  regions: z.array(z.string()).min(1),
  accounts: z
    .array(
      z.object({
        accountId: z.string(),
        name: z.string(),
        accessKeyId: z.string(),
        secretAccessKey: z.string(),
      }),
    )
    .min(1),
});

export type SandboxEnvironment = z.infer<typeof sandboxEnvironment>;

/** The line that the sandbox prints when it is ready, handed on by `npm start`. Throws when the console was started alone. */
export function readSandboxEnvironment(): SandboxEnvironment {
  const line = process.env.TRAILPOINT_SANDBOX;
  if (line === undefined) {
    throw new Error(
      'TRAILPOINT_SANDBOX is not set: start the console with `npm start`, or set TRAILPOINT_MODE=aws.',
    );
  }
  return sandboxEnvironment.parse(JSON.parse(line));
}
