import {
  type CloudTrailClient,
  CreateEventDataStoreCommand,
  GetInsightSelectorsCommand,
  GetTrailCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  type PutInsightSelectorsRequest,
} from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const TrailName = 'dublin-reads-and-writes';
const TrailARN = `arn:aws:cloudtrail:eu-west-1:111122223333:trail/${TrailName}`;
const STORE = '3f9a6c1e-5b2d-4e87-9c40-7d1b8a2e6f53';

let sandbox: StartedSandbox;
let dublin: CloudTrailClient;
let lake: CloudTrailClient;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  dublin = createSdkClients(sandbox, 'payments', 'eu-west-1', 10).cloudTrail;
  lake = createSdkClients(sandbox, 'data-platform', 'eu-west-1', 10).cloudTrail;
});
afterAll(() => sandbox.stop());

const put = (InsightSelectors: PutInsightSelectorsRequest['InsightSelectors']) =>
  dublin.send(new PutInsightSelectorsCommand({ TrailName, InsightSelectors }));
const read = () => dublin.send(new GetInsightSelectorsCommand({ TrailName }));
const hasInsights = async () =>
  (await dublin.send(new GetTrailCommand({ Name: TrailName }))).Trail?.HasInsightSelectors;

describe('Insights on a trail', () => {
  it('are switched on and off, which the trail and AWS’s exception tell', async () => {
    const off = {
      name: 'InsightNotEnabledException',
      message: `Trail ${TrailARN} does not have Insights enabled.`,
    };
    await expect(read()).rejects.toMatchObject(off);
    const answer = await put([{ InsightType: 'ApiCallRateInsight' }]);
    const selectors = [{ InsightType: 'ApiCallRateInsight', EventCategories: ['Management'] }];
    expect(answer).toMatchObject({ TrailARN, InsightSelectors: selectors });
    expect((await read()).InsightSelectors).toEqual(selectors);
    expect(await hasInsights()).toBe(true);
    await put([]);
    await expect(read()).rejects.toMatchObject(off);
    expect(await hasInsights()).toBe(false);
  });

  it('need the events that they are about', async () => {
    const select = (readWriteType: 'ReadOnly' | 'WriteOnly') =>
      dublin.send(
        new PutEventSelectorsCommand({ TrailName, EventSelectors: [{ ReadWriteType: readWriteType }] }),
      );
    const refused = { name: 'InvalidInsightSelectorsException' };
    await select('ReadOnly');
    await expect(put([{ InsightType: 'ApiCallRateInsight' }])).rejects.toMatchObject(refused);
    await put([{ InsightType: 'ApiErrorRateInsight' }]);
    await expect(
      put([{ InsightType: 'ApiErrorRateInsight', EventCategories: ['Data'] }]),
    ).rejects.toMatchObject(refused);
    await select('WriteOnly');
    await put([{ InsightType: 'ApiCallRateInsight' }]);
  });

  it.each<[string, Partial<PutInsightSelectorsRequest>, string]>([
    [
      'a type twice',
      {
        TrailName,
        InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiCallRateInsight' }],
      },
      'InvalidInsightSelectorsException',
    ],
    ['neither trail nor event data store', { InsightSelectors: [] }, 'InvalidParameterCombinationException'],
    [
      'both',
      { TrailName, EventDataStore: STORE, InsightSelectors: [] },
      'InvalidParameterCombinationException',
    ],
    [
      'a destination for a trail',
      { TrailName, InsightsDestination: STORE, InsightSelectors: [] },
      'InvalidParameterCombinationException',
    ],
    ['no list at all', { TrailName }, 'InvalidInsightSelectorsException'],
  ])('refuse %s', async (_case, input, name) => {
    await expect(
      dublin.send(new PutInsightSelectorsCommand({ InsightSelectors: undefined, ...input })),
    ).rejects.toMatchObject({ name });
  });
});

describe('Insights on an event data store', () => {
  it('need a destination that logs Insights events', async () => {
    const InsightSelectors: PutInsightSelectorsRequest['InsightSelectors'] = [
      { InsightType: 'ApiErrorRateInsight' },
    ];
    const onStore = (InsightsDestination?: string) =>
      lake.send(
        new PutInsightSelectorsCommand({ EventDataStore: STORE, InsightSelectors, InsightsDestination }),
      );
    await expect(onStore()).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(onStore(STORE)).rejects.toMatchObject({ name: 'InvalidInsightSelectorsException' });
    const { EventDataStoreArn } = await lake.send(
      new CreateEventDataStoreCommand({
        Name: 'insights',
        AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Insight'] }] }],
      }),
    );
    await onStore(EventDataStoreArn);
    expect(await lake.send(new GetInsightSelectorsCommand({ EventDataStore: STORE }))).toMatchObject({
      InsightSelectors: [{ InsightType: 'ApiErrorRateInsight', EventCategories: ['Management'] }],
      InsightsDestination: EventDataStoreArn,
    });
  });
});
