import { fail, ok, type Result } from '../../result.ts';
import type { Faults } from '../faults/faults.ts';
import { parseFault } from '../faults/parse-fault.ts';
import type { Organization } from '../seed/organization.ts';
import { isJsonObject, type JsonObject } from './json-input.ts';
import type { SandboxRequest, SandboxResponse } from './sandbox-request.ts';

const CONTROL_PATH = '/_trailpoint/sandbox/';

/** What can be asked of the sandbox beside AWS's own protocols. */
export interface Control {
  readonly organization: Organization;
  readonly faults: Faults;
  reset(): Promise<void>;
  health(): Readonly<Record<string, unknown>>;
  /** The furthest that the clock can be moved at once. */
  readonly mostForwardSeconds: number;
  /** Lets so many seconds pass, with all that happens in them; gives the clock afterwards. */
  forward(seconds: number): Promise<Date>;
}

export function isControlPath(path: string): boolean {
  return path.startsWith(CONTROL_PATH);
}

/** What to send back, or why not. */
type Answer = Result<unknown, Refusal>;

interface Refusal {
  readonly status: number;
  /** What to do instead. */
  readonly message: string;
}

type Route = (control: Control, request: SandboxRequest, id: string) => Answer | Promise<Answer>;

/** By method and name; `:id` stands for what follows the name. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET health': (control) => ok(control.health()),

  'POST reset': async (control) => {
    await control.reset();
    return ok({ reset: true });
  },

  'POST clock': async (control, request) => {
    const seconds = readJson(request)?.forwardSeconds;
    const most = control.mostForwardSeconds;
    if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= most)) {
      return refuse(400, `Send {"forwardSeconds": n} with a number above 0 and up to ${most}.`);
    }
    return ok({ clock: (await control.forward(seconds)).toISOString() });
  },

  'GET faults': ({ faults }) => ok({ faults: faults.list() }),

  'POST faults': ({ faults, organization }, request) => {
    const fault = parseFault(readJson(request), organization);
    return fault.ok ? ok(faults.add(fault.value)) : refuse(400, fault.error);
  },

  'DELETE faults': ({ faults }) => {
    faults.clear();
    return ok({ faults: [] });
  },

  'DELETE faults/:id': ({ faults }, _request, id) =>
    faults.remove(id)
      ? ok({ faults: faults.list() })
      : refuse(404, `There is no fault "${id}". GET faults tells those that are left.`),
};

export async function handleControl(control: Control, request: SandboxRequest): Promise<SandboxResponse> {
  if (!isFromItself(request)) {
    return json(403, { message: 'A web page of another origin may not control the sandbox.' });
  }
  const [name = '', id = '', ...more] = request.path.slice(CONTROL_PATH.length).split('/');
  const pattern = more.length > 0 ? undefined : id === '' ? name : `${name}/:id`;
  const route = Object.hasOwn(ROUTES, `${request.method} ${pattern}`)
    ? ROUTES[`${request.method} ${pattern}`]
    : undefined;
  if (route !== undefined) {
    const answer = await route(control, request, id);
    return answer.ok ? json(200, answer.value) : json(answer.error.status, { message: answer.error.message });
  }
  const allowed = Object.keys(ROUTES).filter((key) => key.endsWith(` ${pattern}`));
  return allowed.length === 0
    ? json(404, { message: `There is no control route "${name}".` })
    : json(405, { message: `Use ${allowed.map((key) => key.split(' ')[0]).join(' or ')}.` });
}

/**
 * Another program on this machine may serve a web page too, on another port: the browser calls that the same site.
 * What is not a browser sends none of these headers.
 */
function isFromItself({ headers }: SandboxRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

function readJson(request: SandboxRequest): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined; // The routes say what they want instead.
  }
}

function refuse(status: number, message: string): Answer {
  return fail({ status, message });
}

function json(status: number, value: unknown): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}
