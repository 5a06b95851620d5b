import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { getTranslator } from './locale';

export default async function NotFound() {
  const t = await getTranslator();
  return (
    <ErrorState
      headingLevel="h1"
      title={t('ui.missing.title')}
      description={t('ui.missing.body')}
      actions={
        <LinkButton href="/" variant="primary">
          {t('ui.missing.action')}
        </LinkButton>
      }
    />
  );
}
