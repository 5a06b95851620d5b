'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccountFacts } from '@/lib/audit/account-facts.ts';
import { parseTrailArn } from '@/lib/cloudtrail/arn.ts';
import type { VpcEndpoint } from '@/lib/cloudtrail/vpc-endpoint.ts';
import { inventoryQuery } from '@/lib/queries/inventory.ts';
import type { Names } from './event-sentence';

export interface KnownNames extends Names {
  findEndpoint(vpcEndpointId: string): VpcEndpoint | undefined;
  /** `kms-payments (vpce-…)`, or what there is of it. */
  describe(field: string, value: string): string | undefined;
}

/** Names from the inventory, for ids in records. Empty until it has been read; ids are shown meanwhile. */
export function useNames(): KnownNames {
  const { data } = useQuery(inventoryQuery);
  return useMemo(() => toNames(data ?? []), [data]);
}

function toNames(accounts: readonly AccountFacts[]): KnownNames {
  const endpoints = new Map<string, VpcEndpoint>();
  const accountNames = new Map<string, string>();
  const connectionNames = new Map<string, string>();
  for (const { connection, identity, regions } of accounts) {
    connectionNames.set(connection.id, connection.name);
    if (identity.state === 'known') accountNames.set(identity.value.accountId, connection.name);
    for (const region of regions) {
      if (region.endpoints.state === 'unknown') continue;
      for (const endpoint of region.endpoints.value) endpoints.set(endpoint.vpcEndpointId, endpoint);
    }
  }
  const names: KnownNames = {
    endpointName: (id) => endpoints.get(id)?.name,
    findEndpoint: (id) => endpoints.get(id),
    accountName: (id) => accountNames.get(id),
    trailName: toTrailName,
    describe(field, value) {
      switch (field) {
        case 'vpcEndpointId':
          return names.endpointName(value);
        case 'accountId':
        case 'recipientAccountId':
        case 'vpcEndpointAccountId':
          return names.accountName(value);
        case 'connectionId':
          return connectionNames.get(value);
        case 'trailARN':
          return parseTrailArn(value).ok ? toTrailName(value) : undefined;
        default:
          return undefined;
      }
    },
  };
  return names;
}

export function toTrailName(trailARN: string): string {
  const arn = parseTrailArn(trailARN);
  return arn.ok ? arn.value.name : trailARN;
}
