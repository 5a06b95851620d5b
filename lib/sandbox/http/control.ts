import type { SandboxRequest, SandboxResponse } from './sandbox-request.ts';

const CONTROL_PATH = '/_trailpoint/sandbox/';

/** What can be asked of the sandbox beside AWS's own protocols. */
export interface Control {
  reset(): Promise<void>;
  health(): Readonly<Record<string, unknown>>;
}

export function isControlPath(path: string): boolean {
  return path.startsWith(CONTROL_PATH);
}

type Route = (control: Control) => Promise<unknown>;

const ROUTES: Readonly<Record<string, Route>> = {
  'GET health': async (control) => control.health(),
  'POST reset': async (control) => {
    await control.reset();
    return { reset: true };
  },
};

export async function handleControl(control: Control, request: SandboxRequest): Promise<SandboxResponse> {
  const name = request.path.slice(CONTROL_PATH.length);
  const route = Object.hasOwn(ROUTES, `${request.method} ${name}`)
    ? ROUTES[`${request.method} ${name}`]
    : undefined;
  if (route !== undefined) return json(200, await route(control));
  const allowed = Object.keys(ROUTES).find((key) => key.endsWith(` ${name}`));
  return allowed === undefined
    ? json(404, { message: `There is no control route "${name}".` })
    : json(405, { message: `Use ${allowed.split(' ')[0]}.` });
}

function json(status: number, value: unknown): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}
