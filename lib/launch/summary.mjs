import { bold, dim, green } from './terminal.mjs';

/**
 * What the person sees when all is up.
 * @param {object} facts
 * @param {string} facts.url
 * @param {import('./sandbox-process.mjs').SandboxLine | undefined} facts.sandbox undefined on a real account
 * @param {string} facts.dataDir
 * @param {Record<string, string | undefined>} facts.env
 * @returns {string}
 */
export function formatSummary({ url, sandbox, dataDir, env }) {
  const rows = sandbox === undefined ? accountRows(env) : sandboxRows(sandbox);
  const readOnly = env.TRAILPOINT_READ_ONLY === '1' ? ' (read only: changes to AWS are refused)' : '';
  return [
    '',
    `${green('Trailpoint is ready:')} ${bold(url)}${readOnly}`,
    '',
    ...rows,
    row('Data', dataDir),
    '',
    dim(sandbox === undefined ? 'Ctrl+C stops it.' : 'Ctrl+C stops both.'),
  ].join('\n');
}

/** @param {import('./sandbox-process.mjs').SandboxLine} sandbox */
function sandboxRows({ endpoint, regions, accounts }) {
  const names = accounts.map(({ accountId, name }) => `${accountId} ${name}`).join(', ');
  const rows = [row('Sandbox', `${endpoint}  ${dim('no AWS account is touched')}`), row('Accounts', names)];
  const [account] = accounts;
  if (account === undefined) return rows;
  const variables = [
    `AWS_ENDPOINT_URL=${endpoint}`,
    `AWS_DEFAULT_REGION=${regions[0] ?? 'us-east-1'}`,
    `AWS_ACCESS_KEY_ID=${account.accessKeyId}`,
    `AWS_SECRET_ACCESS_KEY=${account.secretAccessKey}`,
  ];
  return [...rows, row('AWS CLI', `${variables.join(' ')} aws cloudtrail describe-trails`)];
}

/** @param {Record<string, string | undefined>} env */
function accountRows(env) {
  const source = env.AWS_PROFILE ? `profile ${env.AWS_PROFILE}` : 'the default credential chain';
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  return [row('AWS', `${source}${region ? `, ${region}` : ''}  ${dim('a real account: changes are real')}`)];
}

/** @param {string} name @param {string} value */
function row(name, value) {
  return `  ${dim(name.padEnd(9))} ${value}`;
}
