'use client';

import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { CodeBlock } from '@/components/ui/code-block';
import { Disclosure } from '@/components/ui/disclosure';
import { Tabs } from '@/components/ui/tabs';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import { RENDER_FORMATS, type RenderFormat, renderSelectorSet } from '@/lib/cloudtrail/render-selectors.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';

const FORMAT_NAME: Record<RenderFormat, string> = {
  cli: 'AWS CLI',
  terraform: 'Terraform',
  'cloudformation-yaml': 'CloudFormation YAML',
  'cloudformation-json': 'CloudFormation JSON',
};

/** The same change for other tools, to be copied. */
export function RenderedSelectors({
  set,
  facts,
}: {
  set: SelectorSet;
  facts: Pick<TrailFacts, 'trail' | 'status'>;
}) {
  const t = useTranslations('changes.render');
  const { trail, status } = facts;
  const rendered = {
    name: trail.name,
    region: trail.homeRegion,
    s3BucketName: trail.s3BucketName,
    ...(status.state === 'known' && { isLogging: status.value.isLogging }),
  };
  return (
    <Disclosure title={t('title')}>
      <Tabs
        label={t('title')}
        tabs={RENDER_FORMATS.map((format) => {
          const text = renderSelectorSet(set, format, rendered);
          return {
            id: format,
            title: FORMAT_NAME[format],
            content: text.ok ? (
              <CodeBlock name={FORMAT_NAME[format]} code={text.value} maxHeight="24rem" />
            ) : (
              <FailureNotice failure={text.error} />
            ),
          };
        })}
      />
    </Disclosure>
  );
}
