import { useQuery } from '@tanstack/react-query';
import { fetchSession, SESSION } from '@/api/session';
import { ButtonLink } from '@/kit/Button';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { useWords } from '@/words/words';
import { mineWords } from './words';

/** Nobody is known behind the sign-in: what that means, and who can change it. */
export function Stranger() {
  const t = useWords(mineWords);
  const { data: visitor } = useQuery({ queryKey: SESSION, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY });
  return (
    <Panel flush>
      <State title={t('unknown.title')} action={<ButtonLink href="/processes">{t('unknown.toProcesses')}</ButtonLink>}>
        <p>{t('unknown.signedIn', { name: visitor?.subject ?? '–' })}</p>
        <p>{t('unknown.help')}</p>
        <p>{t('unknown.imported')}</p>
      </State>
    </Panel>
  );
}
