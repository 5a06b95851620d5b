import { expect, test } from 'vitest';
import { JobRegistry } from './job-registry.ts';
import { streamJobs } from './job-stream.ts';

async function* messages(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
    yield Buffer.from(chunk.value).toString();
}

test('tells all jobs at once and after a change, beats while nothing happens, and ends with the client', async () => {
  const jobs = new JobRegistry();
  const client = new AbortController();
  const stream = messages(streamJobs(jobs, client.signal, 20));
  expect((await stream.next()).value).toBe('data: []\n\n');
  expect((await stream.next()).value).toBe(': still here\n\n');
  jobs.startJob({
    id: 'a',
    kind: 'test',
    connectionId: 'c',
    trailARN: 't',
    run: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  });
  let told = '';
  while (!told.startsWith('data: ')) told = String((await stream.next()).value);
  expect(JSON.parse(told.slice('data: '.length))).toEqual(jobs.listJobs());
  client.abort();
  let last = await stream.next();
  while (!last.done) last = await stream.next();
  await jobs.cancelJob('a');
});

test('ends at once for a client that has left already', async () => {
  const seen: string[] = [];
  for await (const message of messages(streamJobs(new JobRegistry(), AbortSignal.abort())))
    seen.push(message);
  expect(seen).toEqual(['data: []\n\n']);
});
