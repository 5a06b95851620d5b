import { describe, expect, it } from 'vitest';
import { chooseWrittenSelectors, listWrittenSelectors } from './parse-written-selectors.ts';

const selectors = { EventSelectors: [{}] };
const defaultTrail = {
  kind: 'basic',
  eventSelectors: [
    {
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [],
      excludeManagementEventSources: [],
    },
  ],
};

function resource(type: string, properties: object) {
  return { Resources: { One: { Type: type, Properties: properties } } };
}

function faultOf(json: unknown, name?: string) {
  const chosen = chooseWrittenSelectors(json, name === undefined ? {} : { name });
  return chosen.ok ? undefined : chosen.error;
}

describe('chooseWrittenSelectors', () => {
  const several = {
    resource: { aws_cloudtrail: { a: { name: 'audit' }, b: {} }, aws_s3_bucket: { c: {} } },
  };
  const fault = (awsMessage: string, key: string, values?: object) => [
    {
      severity: 'error',
      path: '',
      awsName: 'InvalidEventSelectorsException',
      awsMessage,
      message: { key: `selectors.written.${key}`, ...(values && { values }) },
    },
  ];

  it('says which trails there are when there are several, or none of that name', () => {
    const names = 'audit, aws_cloudtrail.b';
    expect(faultOf(several)).toEqual(fault('There are 2 trails.', 'several', { count: 2, names }));
    expect(faultOf(several, 'x')).toEqual(
      fault('No trail x was found.', 'unknownTrail', { value: 'x', names }),
    );
  });

  it('says when there is none at all', () => {
    const none = fault('No event selectors were found.', 'none');
    expect(faultOf({ resource: { aws_s3_bucket: { c: {} } } })).toEqual(none);
    expect(faultOf({ resource: {} }, 'x')).toEqual(none);
  });

  it('chooses by name, by address and by the end of an address', () => {
    for (const name of ['audit', 'aws_cloudtrail.a', 'a']) {
      const chosen = chooseWrittenSelectors(several, { name });
      expect(chosen.ok && chosen.value.address).toBe('aws_cloudtrail.a');
    }
    expect(faultOf(several, 'aws_cloudtrail')).toBeDefined();
  });

  it('gives selectors without a name to whatever trail one asks for', () => {
    expect(chooseWrittenSelectors(selectors, { name: 'x' }).ok).toBe(true);
  });
});

describe('listWrittenSelectors', () => {
  it('takes the defaults of AWS where nothing is said', () => {
    const setOf = (json: unknown) => listWrittenSelectors(json).map(({ target, set }) => [target, set]);
    const trail = [['trail', { ok: true, value: defaultTrail }]];
    const store = [
      [
        'event-data-store',
        {
          ok: true,
          value: {
            kind: 'advanced',
            advancedEventSelectors: [
              {
                name: 'Default management events',
                fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }],
              },
            ],
          },
        },
      ],
    ];
    for (const said of [{}, { EventSelectors: [] }, { EventSelectors: null, AdvancedEventSelectors: [] }]) {
      expect(setOf(resource('AWS::CloudTrail::Trail', said))).toEqual(trail);
      expect(setOf(resource('AWS::CloudTrail::EventDataStore', said))).toEqual(store);
    }
    expect(setOf({ resource: { aws_cloudtrail: { a: {} } } })).toEqual(trail);
    expect(setOf({ resource: { aws_cloudtrail_event_data_store: { a: {} } } })).toEqual(store);
  });

  it('tells a response about an event data store from one about a trail', () => {
    const targets = (json: unknown) => listWrittenSelectors(json).map(({ target }) => target);
    const AdvancedEventSelectors = [{ FieldSelectors: [] }];
    expect(
      targets({
        AdvancedEventSelectors,
        EventDataStoreArn: 'arn:aws:cloudtrail:us-east-1:1:eventdatastore/x',
      }),
    ).toEqual(['event-data-store']);
    expect(targets({ AdvancedEventSelectors })).toEqual(['trail']);
  });

  it('lists several responses, and passes over what is none', () => {
    const listed = listWrittenSelectors([selectors, {}, 'x']);
    expect(listed.map(({ address }) => address)).toEqual(['[0]', '[1]']);
    for (const member of ['trailList', 'Trails', 'EventDataStores']) {
      expect(listWrittenSelectors({ [member]: [selectors] })).toHaveLength(1);
    }
    expect(listWrittenSelectors(selectors).map(({ address }) => address)).toEqual(['']);
  });

  it('tells name and partition of an ARN, unless a name stands beside it', () => {
    const TrailARN = 'arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/audit';
    const told = (json: object) => {
      const [{ set: _, target: __, ...rest } = { set: undefined, target: undefined }] = listWrittenSelectors({
        ...selectors,
        ...json,
      });
      return rest;
    };
    expect(told({ TrailARN })).toStrictEqual({
      address: '',
      name: 'audit',
      arn: TrailARN,
      partition: 'aws-cn',
    });
    expect(told({ TrailARN, Name: 'own' })).toMatchObject({ name: 'own', partition: 'aws-cn' });
    expect(told({ TrailARN: 'audit' })).toStrictEqual({ address: '' });
    expect(told({ TrailARN: 7, Name: 7 })).toStrictEqual({ address: '' });
    expect(told({ TrailARN: 'x', arn: TrailARN })).toMatchObject({ name: 'audit' });
  });

  it('finds no trail in source that holds something else', () => {
    const language = 'terraform-source';
    expect(listWrittenSelectors({ module: {} }, { language })).toEqual([]);
    expect(listWrittenSelectors({ event_selector: {} }, { language })).toHaveLength(1);
    expect(listWrittenSelectors({ read_write_type: 'All' }, { language })).toHaveLength(1);
    expect(listWrittenSelectors({ module: {} })).toHaveLength(1);
  });

  it('keeps what could be read beside a fault as a draft, and none where nothing could', () => {
    expect(listWrittenSelectors([{ ReadWriteType: 'Both' }])).toMatchObject([
      { set: { ok: false }, draft: defaultTrail },
    ]);
    expect(listWrittenSelectors('x')[0]).not.toHaveProperty('draft');
    const computed = { event_selector: { read_write_type: `$\{var.x}` } };
    expect(listWrittenSelectors(computed, { language: 'terraform-source' })).toMatchObject([
      { set: { ok: false, error: [{ message: { key: 'selectors.written.computed' } }] } },
    ]);
  });
});
