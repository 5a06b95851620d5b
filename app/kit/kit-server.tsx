import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { RelativeTime } from '@/components/ui/relative-time';
import { StateBadge } from '@/components/ui/state-badge';
import {
  RowControl,
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@/components/ui/table';
import { STATES } from '@/components/ui/tone';

const names = [
  'management-events',
  'payments-data',
  'security-lake',
  'org-trail',
  'legacy-audit',
  'eu-compliance',
];
export function KitServer() {
  return (
    <Card title="Trails" isFlush description="Nine trails in three accounts">
      <Table label="Trails" density="tall">
        <TableHead>
          <TableHeaderCell className="w-8">
            <Checkbox aria-label="All" isIndeterminate />
          </TableHeaderCell>
          <TableHeaderCell>Name</TableHeaderCell>
          <TableHeaderCell>Readiness</TableHeaderCell>
          <TableHeaderCell>ARN</TableHeaderCell>
          <TableHeaderCell>Categories</TableHeaderCell>
          <TableHeaderCell isNumeric>Events</TableHeaderCell>
          <TableHeaderCell>Last delivery</TableHeaderCell>
        </TableHead>
        <TableBody>
          {STATES.map((s, i) => (
            <TableRow key={s} isSelected={i === 1}>
              <TableCell>
                <RowControl>
                  <Checkbox aria-label={names[i] ?? ''} defaultSelected={i === 1} />
                </RowControl>
              </TableCell>
              <TableCell isRowHeader>
                <RowLink href="/trails">{names[i]}</RowLink>
              </TableCell>
              <TableCell>
                <StateBadge state={s} />
              </TableCell>
              <TableCell className="max-w-64">
                <MiddleEllipsis
                  name="ARN"
                  text={`arn:aws:cloudtrail:us-east-1:111122223333:trail/${names[i]}`}
                />
              </TableCell>
              <TableCell>
                <span className="flex gap-1">
                  <Badge>Management</Badge>
                  <Badge>Data</Badge>
                  <Badge tone="accent">Network activity</Badge>
                </span>
              </TableCell>
              <TableCell isNumeric>{(12345 * (i + 1)).toLocaleString('en')}</TableCell>
              <TableCell>
                <RelativeTime date={new Date(Date.now() - i * 400_000)} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
