import type { OptionSection } from '@/components/ui/options';
import type { AccountFacts } from '@/lib/audit/account-facts.ts';
import { NETWORK_ACTIVITY_SOURCES } from '@/lib/cloudtrail/event-source.ts';
import type { VpcEndpoint } from '@/lib/cloudtrail/vpc-endpoint.ts';
import { toEventSource } from '@/lib/cloudtrail/vpc-endpoint-service.ts';

/** VPC endpoints of a connection by the event source that they lead to. */
export function endpointsBySource(account: AccountFacts | undefined): Map<string, VpcEndpoint[]> {
  const bySource = new Map<string, VpcEndpoint[]>();
  for (const { endpoints } of account?.regions ?? []) {
    if (endpoints.state === 'unknown') continue;
    for (const endpoint of endpoints.value) {
      const source = toEventSource(endpoint.serviceName);
      if (source !== undefined) bySource.set(source, [...(bySource.get(source) ?? []), endpoint]);
    }
  }
  return bySource;
}

/** The source picker's list: services that this account has endpoints for come first. */
export function toSourceOptions(
  bySource: ReadonlyMap<string, readonly VpcEndpoint[]>,
  titles: { withEndpoints: string; others: string },
  describeCount: (count: number) => string,
): OptionSection[] {
  const toOption = ({ eventSource, displayName }: (typeof NETWORK_ACTIVITY_SOURCES)[number]) => {
    const count = bySource.get(eventSource)?.length ?? 0;
    return {
      id: eventSource,
      label: eventSource,
      description: count > 0 ? `${displayName} · ${describeCount(count)}` : displayName,
    };
  };
  const here = NETWORK_ACTIVITY_SOURCES.filter(({ eventSource }) => bySource.has(eventSource));
  const others = NETWORK_ACTIVITY_SOURCES.filter(({ eventSource }) => !bySource.has(eventSource));
  return [
    ...(here.length > 0 ? [{ id: 'here', title: titles.withEndpoints, options: here.map(toOption) }] : []),
    { id: 'others', title: titles.others, options: others.map(toOption) },
  ];
}
