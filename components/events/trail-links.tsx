'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { trailPath } from '@/components/trails/trail-path';
import { inventoryQuery } from '@/lib/queries/inventory.ts';
import { toTrailName } from './use-names';

/** The trails that delivered an event, each a link to its page as the connection that owns it sees it. */
export function TrailLinks({
  trailARNs,
  connectionId,
}: {
  trailARNs: readonly string[];
  connectionId: string;
}) {
  const { data } = useQuery(inventoryQuery);
  return (
    <ul className="flex flex-col">
      {trailARNs.map((trailARN) => {
        const owner = data?.find(
          ({ identity }) => identity.state === 'known' && trailARN.includes(`:${identity.value.accountId}:`),
        );
        return (
          <li key={trailARN} className="min-w-0 truncate">
            <Link
              href={trailPath(owner?.connection.id ?? connectionId, trailARN)}
              className="link"
              title={trailARN}
            >
              {toTrailName(trailARN)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
