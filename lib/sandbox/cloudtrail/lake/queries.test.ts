import {
  CancelQueryCommand,
  type CloudTrailClient,
  DescribeQueryCommand,
  GetQueryResultsCommand,
  ListQueriesCommand,
  StartQueryCommand,
} from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSdkClients } from '../../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../../start-sandbox.ts';

const STORE = '3f9a6c1e-5b2d-4e87-9c40-7d1b8a2e6f53';

let sandbox: StartedSandbox;
let lake: CloudTrailClient;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0.1, clock: '2026-11-20T09:00:00Z' });
  lake = createSdkClients(sandbox, 'data-platform', 'eu-west-1', 10).cloudTrail;
});
afterAll(() => sandbox.stop());

const start = (QueryStatement: string) => lake.send(new StartQueryCommand({ QueryStatement }));

describe('queries', () => {
  it('find the calls through VPC endpoints that the event data store took in', async () => {
    const QueryId = await vi.waitFor(
      async () => {
        const started = await start(
          `SELECT eventName, count(*) AS n FROM ${STORE} WHERE eventCategory='NetworkActivity' GROUP BY 1 ORDER BY n DESC`,
        );
        const described = await lake.send(new DescribeQueryCommand({ QueryId: started.QueryId }));
        expect(described).toMatchObject({
          QueryStatus: 'FINISHED',
          QueryString: expect.stringContaining(STORE),
        });
        expect(described.QueryStatistics?.EventsMatched).toBeGreaterThan(5);
        return started.QueryId;
      },
      { timeout: 20_000, interval: 500 },
    );
    const first = await lake.send(new GetQueryResultsCommand({ QueryId, MaxQueryResults: 1 }));
    expect(first.QueryResultRows).toEqual([[{ eventName: expect.any(String) }, { n: expect.any(String) }]]);
    expect(first.QueryStatistics?.ResultsCount).toBe(1);
    expect(first.QueryStatistics?.TotalResultsCount).toBeGreaterThan(1);
    const second = await lake.send(
      new GetQueryResultsCommand({ QueryId, MaxQueryResults: 1, NextToken: first.NextToken }),
    );
    expect(second.QueryResultRows).not.toEqual(first.QueryResultRows);
    const { Queries } = await lake.send(new ListQueriesCommand({ EventDataStore: STORE }));
    expect(Queries?.[0]).toMatchObject({ QueryId, QueryStatus: 'FINISHED' });
    await expect(lake.send(new CancelQueryCommand({ QueryId }))).rejects.toMatchObject({
      name: 'InactiveQueryException',
    });
  });

  it.each([
    ['DROP TABLE x', 'InvalidQueryStatementException'],
    ['SELECT eventName FROM 00000000-0000-0000-0000-000000000000', 'EventDataStoreNotFoundException'],
    [`SELECT eventName, count(*) FROM ${STORE}`, 'InvalidQueryStatementException'],
    ['', 'InvalidQueryStatementException'],
  ])('are refused: %s', async (statement, name) => {
    await expect(start(statement)).rejects.toMatchObject({ name });
  });

  it('are unknown to other accounts, and where nobody made them', async () => {
    const { QueryId } = await start(`SELECT count(*) FROM ${STORE}`);
    const payments = createSdkClients(sandbox, 'payments', 'eu-west-1').cloudTrail;
    const unknown = { name: 'QueryIdNotFoundException' };
    await expect(payments.send(new GetQueryResultsCommand({ QueryId }))).rejects.toMatchObject(unknown);
    const nobodys = '00000000-0000-0000-0000-000000000000';
    await expect(lake.send(new DescribeQueryCommand({ QueryId: nobodys }))).rejects.toMatchObject(unknown);
  });

  it('are listed for a range of time that goes forwards', async () => {
    const StartTime = new Date('2026-11-21T00:00:00Z');
    await expect(
      lake.send(
        new ListQueriesCommand({
          EventDataStore: STORE,
          StartTime,
          EndTime: new Date('2026-11-20T00:00:00Z'),
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidDateRangeException' });
    const { Queries } = await lake.send(
      new ListQueriesCommand({ EventDataStore: STORE, EndTime: new Date('2026-11-19T00:00:00Z') }),
    );
    expect(Queries).toEqual([]);
  });
});
