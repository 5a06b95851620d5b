import { SetupError } from './setup-error.mjs';

export const HELP = `npm start                    the console, on its built-in sandbox
npm start -- --aws           the console, on the AWS account of this shell (AWS_PROFILE and the like)
npm start -- --help          this text

Environment
  PORT                       port of the console (3000)
  TRAILPOINT_SANDBOX_PORT    port of the sandbox (PORT + 1, or any free one)
  TRAILPOINT_DATA_DIR        where everything is kept (.trailpoint)
  TRAILPOINT_MODE=aws        the same as --aws
  TRAILPOINT_READ_ONLY=1     refuse every change to AWS
  TRAILPOINT_HOST            address to listen on (127.0.0.1)
  TRAILPOINT_ALLOWED_HOSTS   further names under which it is reached, e.g. trailpoint.internal,audit.example:8443`;

/**
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {{help: boolean, mode: 'sandbox' | 'aws'}}
 */
export function parseOptions(args, env) {
  const unknown = args.find((arg) => !['--aws', '--help', '-h'].includes(arg));
  if (unknown !== undefined) throw new SetupError(`There is no option ${unknown}. What there is:\n\n${HELP}`);
  const mode = env.TRAILPOINT_MODE ?? '';
  if (!['', 'aws', 'sandbox'].includes(mode)) {
    throw new SetupError(
      `TRAILPOINT_MODE must be "sandbox" or "aws", and is ${JSON.stringify(mode.slice(0, 40))}.`,
    );
  }
  const isAws = args.includes('--aws') || mode === 'aws';
  return { help: args.includes('--help') || args.includes('-h'), mode: isAws ? 'aws' : 'sandbox' };
}
