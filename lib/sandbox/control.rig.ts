import type { FaultDescription } from './faults/fault.ts';
import type { StartedSandbox } from './start-sandbox.ts';

async function post({ endpoint }: StartedSandbox, route: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${endpoint}/_trailpoint/sandbox/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${route}: ${await answer.text()}`);
  return answer.json();
}

/** For tests: lets time pass, with all that workloads do in it and all that is delivered. Gives the clock then. */
export async function forwardClock(sandbox: StartedSandbox, seconds: number): Promise<Date> {
  const answer = await post(sandbox, 'clock', { forwardSeconds: seconds });
  return new Date(Object(answer).clock);
}

export async function addFault(sandbox: StartedSandbox, fault: FaultDescription): Promise<void> {
  await post(sandbox, 'faults', fault);
}
