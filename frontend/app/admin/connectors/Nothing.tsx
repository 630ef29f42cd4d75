import { Copy } from '@/kit/Copy';
import { State } from '@/kit/State';
import { useWords } from '@/words/words';
import style from './view.module.css';
import { connectorsWords } from './words';

const ADD = './ocg connectors add work --kind github --set repositories=OWNER/NAME';

/** No tool is read yet: how that begins. */
export function Nothing() {
  const t = useWords(connectorsWords);
  return (
    <State title={t('none')}>
      <p>{t('noneText')}</p>
      <div className={style.command}>
        <code>{ADD}</code>
        <Copy text={ADD} what={t('command')} />
      </div>
    </State>
  );
}
