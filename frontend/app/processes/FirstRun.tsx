import { State } from '@/kit/State';
import { useWords } from '@/words/words';
import style from './FirstRun.module.css';
import { processesWords } from './words';

const IMPORT = './ocg import helpdesk.xes.gz --register-labels --consent all --readable-by everyone';

/** Nothing to show: why that may be, and the commands that change it. */
export function FirstRun() {
  const t = useWords(processesWords);
  return (
    <State title={t('empty')}>
      <p>{t('emptyText')}</p>
      <h3 className={style.title}>{t('first.title')}</h3>
      <ol className={style.steps}>
        <li>
          {t('first.import')}
          <pre className={style.command}>{IMPORT}</pre>
        </li>
        <li>
          {t('first.check')}
          <pre className={style.command}>./ocg privacy verify</pre>
        </li>
        <li>
          {t('first.demo')}
          <pre className={style.command}>./ocg demo</pre>
        </li>
      </ol>
    </State>
  );
}
