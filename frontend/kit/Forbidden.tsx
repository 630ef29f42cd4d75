import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { ButtonLink } from './Button';
import { State } from './State';

/** A page that the visitor's roles do not open; nothing is asked for it. */
export function Forbidden({ role }: { role: string }) {
  const t = useWords(sharedWords);
  return (
    <State
      role="alert"
      title={t('problem.forbidden')}
      action={<ButtonLink href="/processes">{t('toProcesses')}</ButtonLink>}
    >
      <p>{t('problem.forbiddenRole', { role: `ocg-${role}` })}</p>
    </State>
  );
}
