import { ButtonLink } from '@/kit/Button';
import { Page } from '@/kit/Page';
import { State } from '@/kit/State';
import { useWords } from '@/words/words';
import { processWords } from './asked/words';

/** Where an address names no process, or one of which there is nothing to see. */
export function NoProcess({ named }: { named: boolean }) {
  const t = useWords(processWords);
  const title = t(named ? 'unknown' : 'pick');
  return (
    <Page title={title}>
      <State
        title={title}
        action={
          <ButtonLink look="main" href="/processes">
            {t('all')}
          </ButtonLink>
        }
      >
        <p>{t('unknownText')}</p>
      </State>
    </Page>
  );
}
