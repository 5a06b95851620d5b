'use client';
import { Download, MoreHorizontal, Plus, RefreshCw, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { ContextSlot } from '@/components/shell/context-slot';
import { DataAge } from '@/components/shell/data-age';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { CodeBlock } from '@/components/ui/code-block';
import { ComboBox } from '@/components/ui/combo-box';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Figure } from '@/components/ui/figure';
import { IconButton } from '@/components/ui/icon-button';
import { KeyValueList } from '@/components/ui/key-value-list';
import { LinkButton } from '@/components/ui/link-button';
import { Menu } from '@/components/ui/menu';
import { Meter } from '@/components/ui/meter';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { PageHeader } from '@/components/ui/page-header';
import { Popover } from '@/components/ui/popover';
import { Progress } from '@/components/ui/progress';
import { RadioGroup } from '@/components/ui/radio-group';
import { SearchField } from '@/components/ui/search-field';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { SplitPanel } from '@/components/ui/split-panel';
import { StateBadge } from '@/components/ui/state-badge';
import { Stepper } from '@/components/ui/stepper';
import { Switch } from '@/components/ui/switch';
import { Tabs } from '@/components/ui/tabs';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { showToast } from '@/components/ui/toast';
import { STATES } from '@/components/ui/tone';

const sources = [
  {
    id: 's1',
    title: 'With endpoints in this account',
    options: [
      { id: 'kms', label: 'kms.amazonaws.com', description: 'AWS Key Management Service' },
      { id: 'ec2', label: 'ec2.amazonaws.com', description: 'Amazon EC2' },
    ],
  },
  {
    id: 's2',
    title: 'Others',
    options: [
      { id: 's3', label: 's3.amazonaws.com', description: 'Amazon S3' },
      { id: 'sm', label: 'secretsmanager.amazonaws.com', description: 'AWS Secrets Manager' },
    ],
  },
];
const SHORT = [
  { keys: 'j', label: 'Next row', run: () => {} },
  { keys: '/', label: 'Filter', run: () => {} },
];
export function Kit({ server }: { server: ReactNode }) {
  const [seg, setSeg] = useState<'all' | 'denied' | 'custom'>('denied');
  const [open, setOpen] = useState(false);
  const [boom, setBoom] = useState(false);
  useShortcuts(SHORT);
  if (boom) throw new Error('boom');
  return (
    <>
      <ContextSlot>
        <DataAge readAt={new Date(Date.now() - 130_000).toISOString()} />
      </ContextSlot>
      <PageHeader
        title="Trails"
        headline={
          <>
            <Figure tone="blocked">3</Figure> of <Figure>9</Figure> trails cannot record VPC endpoint events.
          </>
        }
        detail="They use basic event selectors. Migrating keeps everything that they record today."
        actions={
          <>
            <Button variant="primary">Migrate trails</Button>
            <Button icon={<Download size={14} />}>Export</Button>
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap gap-2">
          {STATES.map((s) => (
            <StateBadge key={s} state={s} />
          ))}
        </div>
        {server}
        <Card title="Buttons" actions={<IconButton label="More" icon={<MoreHorizontal size={16} />} />}>
          <div className="flex flex-wrap items-center gap-2">
            {(['primary', 'secondary', 'quiet', 'danger'] as const).map((v) => (
              <span key={v} className="flex gap-2">
                <Button variant={v} icon={<Plus size={14} />}>
                  Add type
                </Button>
                <Button variant={v} size="small">
                  Small
                </Button>
                <Button variant={v} isPending>
                  Pending
                </Button>
                <Button variant={v} isDisabled>
                  Disabled
                </Button>
              </span>
            ))}
            <LinkButton href="/trails">A link</LinkButton>
            <IconButton label="Refresh" icon={<RefreshCw size={16} />} />
            <IconButton label="Refresh" variant="secondary" icon={<RefreshCw size={16} />} />
            <Menu
              label="Actions"
              trigger={<Button>Menu</Button>}
              groups={[
                {
                  id: 'a',
                  title: 'Trail',
                  entries: [
                    { id: 'x', label: 'Open trail', href: '/trails' },
                    { id: 'y', label: 'Delete', icon: <Trash2 />, isDanger: true },
                  ],
                },
                {
                  id: 'b',
                  title: 'Density',
                  selectedId: 'c',
                  entries: [
                    { id: 'c', label: 'Compact', description: '36 px rows' },
                    { id: 'd', label: 'Tall' },
                  ],
                },
              ]}
            />
            <Popover label="More" trigger={<Button>Popover</Button>}>
              <p>Some words in here.</p>
            </Popover>
            <Dialog
              title="Migrate payments-data?"
              trigger={<Button>Dialog</Button>}
              size="medium"
              footer={(close) => (
                <>
                  <Button onPress={close}>Cancel</Button>
                  <Button variant="primary" onPress={close}>
                    Migrate trail
                  </Button>
                </>
              )}
            >
              <p className="text-ink-2">Before and after, side by side.</p>
            </Dialog>
            <ConfirmDialog
              title="Delete trail?"
              trigger={<Button variant="danger">Confirm</Button>}
              tone="danger"
              confirmLabel="Delete trail"
              typeToConfirm="payments-data"
              onConfirm={() => true}
            >
              <p>Logging stops at once.</p>
            </ConfirmDialog>
            <Button
              onPress={() =>
                showToast({
                  tone: 'success',
                  title: 'Trail migrated',
                  description: 'payments-data, us-east-1',
                  action: { label: 'Undo', onAction: () => {} },
                })
              }
            >
              Toast
            </Button>
            <Button onPress={() => setOpen(true)}>Open panel</Button>
            <Button onPress={() => setBoom(true)}>Crash</Button>
          </div>
        </Card>
        <div className="grid gap-5 lg:grid-cols-2">
          <Card title="Fields">
            <div className="flex flex-col gap-4">
              <TextField
                label="Trail name"
                description="3 to 128 letters, numbers, periods, underscores and dashes."
                placeholder="my-trail"
              />
              <TextField
                label="Role ARN"
                isMono
                defaultValue="arn:aws:iam::1111:role/x"
                errorMessage="An account ID has twelve digits."
              />
              <TextField label="Disabled" isDisabled defaultValue="cannot change" />
              <SearchField aria-label="Filter" placeholder="Filter trails" shortcut="/" />
              <Select
                label="Template"
                options={[
                  { id: 'all', label: 'All events' },
                  {
                    id: 'denied',
                    label: 'Access denied only',
                    description: 'errorCode equals VpceAccessDenied',
                  },
                  { id: 'custom', label: 'Custom' },
                ]}
                defaultValue="denied"
              />
              <ComboBox
                label="Event source"
                options={sources}
                isMono
                placeholder="Search by name or service"
              />
              <TextArea label="Selectors as JSON" isMono defaultValue={'{"AdvancedEventSelectors": []}'} />
            </div>
          </Card>
          <Card title="Choices">
            <div className="flex flex-col gap-4">
              <RadioGroup
                label="What to record"
                defaultValue="denied"
                choices={[
                  {
                    value: 'all',
                    label: 'All events',
                    description: 'Every call through the endpoint, allowed and denied.',
                  },
                  {
                    value: 'denied',
                    label: 'Access denied only',
                    description: 'Calls that the endpoint policy refused.',
                  },
                  { value: 'no', label: 'Not possible', isDisabled: true },
                ]}
              />
              <SegmentedControl
                label="Template"
                isLabelVisible
                value={seg}
                onChange={setSeg}
                options={[
                  { value: 'all', label: 'All' },
                  { value: 'denied', label: 'Denied' },
                  { value: 'custom', label: 'Custom' },
                ]}
              />
              <div className="flex flex-wrap gap-4">
                <Checkbox defaultSelected>Selected</Checkbox>
                <Checkbox>Not</Checkbox>
                <Checkbox isIndeterminate>Some</Checkbox>
                <Checkbox isDisabled defaultSelected>
                  Disabled
                </Checkbox>
              </div>
              <div className="flex gap-4">
                <Switch defaultSelected>Follow new events</Switch>
                <Switch>Off</Switch>
              </div>
              <div className="flex flex-wrap gap-1.5">
                <Badge>Management</Badge>
                <Badge tone="accent">Network activity</Badge>
                <Badge tone="denied">Denied</Badge>
                <Badge tone="allowed">Allowed</Badge>
                <Badge tone="unknown">Unknown</Badge>
                <Badge isMono>VpceAccessDenied</Badge>
              </div>
              <Stepper
                label="Steps"
                current={1}
                steps={[
                  { id: '1', title: 'Compare' },
                  { id: '2', title: 'Apply' },
                  { id: '3', title: 'Check' },
                ]}
              />
              <Progress label="Loading log files" value={1204} max={3100} valueLabel="1,204 of 3,100 files" />
              <Progress label="Listing the bucket" />
              <Meter label="Selector values" value={212} max={500} />
              <Meter label="Selector values" value={430} max={500} />
              <Meter label="Selector values" value={512} max={500} />
              <KeyValueList
                items={[
                  { label: 'Home Region', value: 'us-east-1' },
                  {
                    label: 'ARN',
                    value: (
                      <MiddleEllipsis text="arn:aws:cloudtrail:us-east-1:111122223333:trail/organization-management-events-with-a-long-name" />
                    ),
                  },
                  { label: 'Bucket', value: 'payments-audit-logs', isMono: true },
                ]}
              />
            </div>
          </Card>
        </div>
        <div className="flex flex-col gap-3">
          <Callout tone="info" title="Selectors are put before logging starts.">
            So no event is recorded that was not chosen.
          </Callout>
          <Callout tone="success" title="n classes of events compared, 0 differ." />
          <Callout
            tone="warning"
            title="This trail uses basic event selectors."
            actions={
              <Button size="small" variant="primary">
                Migrate trail
              </Button>
            }
          >
            Basic event selectors cannot record VPC endpoint events.
          </Callout>
          <FailureNotice
            failure={{
              code: 'access-denied',
              message: {
                key: 'failures.unavailable',
                values: { service: 'CloudTrail', region: 'us-east-1' },
              },
              hint: { key: 'failures.unavailable', values: { service: 'IAM', region: 'us-east-1' } },
              awsName: 'AccessDeniedException',
              awsMessage:
                'User: arn:aws:iam::111122223333:user/auditor is not authorized to perform: cloudtrail:GetEventSelectors',
              iamAction: 'cloudtrail:GetEventSelectors',
              requestId: 'b1c0f5a2-0000-4a11-9d1e-1d2c3b4a5f60',
              retryable: true,
            }}
            onRetry={() => {}}
          />
        </div>
        <Tabs
          label="Views"
          tabs={[
            {
              id: 'a',
              title: 'Selectors',
              count: 3,
              content: (
                <CodeBlock
                  name="AWS CLI"
                  code={
                    'aws cloudtrail put-event-selectors \\\n  --trail-name payments-data \\\n  --advanced-event-selectors file://selectors.json'
                  }
                />
              ),
            },
            { id: 'b', title: 'History', content: <p>History</p> },
            { id: 'c', title: 'Events', isDisabled: true, content: null },
          ]}
        />
        <Card title="Disclosures">
          <Disclosure title="All 42 classes" aside="0 differ" defaultExpanded>
            <p>Listed here.</p>
          </Disclosure>
          <Disclosure title="Assumptions">
            <p>None.</p>
          </Disclosure>
        </Card>
        <div className="grid gap-5 lg:grid-cols-3">
          <Card isFlush>
            <EmptyState
              title="No trail records this source"
              description="KMS calls through your VPC endpoints leave no trace."
              actions={<Button variant="primary">Record KMS events</Button>}
            />
          </Card>
          <Card isFlush>
            <ErrorState
              title="The events could not be read"
              description="The index did not answer. Nothing was changed."
              actions={<Button>Try again</Button>}
            />
          </Card>
          <Card isFlush>
            <SkeletonRows rows={6} columns={3} />
          </Card>
        </div>
        <SplitPanel
          storageKey="kit"
          isOpen={open}
          onClose={() => setOpen(false)}
          label="Event"
          title="Decrypt was denied"
          panel={
            <KeyValueList
              items={[
                { label: 'Event source', value: 'kms.amazonaws.com', isMono: true },
                { label: 'Error code', value: 'VpceAccessDenied', isMono: true },
              ]}
            />
          }
        >
          <Card isFlush>
            <SkeletonRows rows={8} columns={4} />
          </Card>
        </SplitPanel>
      </div>
    </>
  );
}
