import { Button } from '@/kit/Button';
import { Clip } from '@/kit/Clip';
import { exactly } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { Wish } from './Change';
import type { ConnectorRow } from './prepare';
import { StateBadge } from './StateBadge';
import style from './view.module.css';
import { connectorsWords } from './words';

interface TokenPartProps {
  row: ConnectorRow;
  onWish: (wish: Wish) => void;
}

/** What a tool's token opens, by the tool's own names, and what is done about it. */
export function TokenPart({ row, onWish }: TokenPartProps) {
  const t = useWords(connectorsWords);
  const locale = useLocale();
  const { missing, writing, trouble, checked, again } = row.check;
  return (
    <section className={style.part}>
      <div className={style.partHead}>
        <h3>{t('token')}</h3>
        <div className={style.buttons}>
          <Act does="check" row={row} onWish={onWish} />
          <Act does="authorize" row={row} onWish={onWish} />
        </div>
      </div>
      <div className={style.stack}>
        <StateBadge state={row.state} />
        <span className={style.aside}>
          {checked === null ? t('neverChecked') : t('checkedAt', { at: exactly(checked, locale) })}
        </span>
      </div>
      {row.state !== 'ready' && row.state !== 'paused' && <p>{t(`means.${row.state}`)}</p>}
      {trouble !== null && row.state !== 'key_lost' && (
        <p>
          {t('trouble')} <Clip text={trouble} at={300} /> {t(again ? 'again' : 'notAgain')}
        </p>
      )}
      <Found title={t('missing')} found={missing} />
      <Found title={t('writing')} found={writing} />
      {writing.length > 0 && <p className={style.aside}>{t('writingText')}</p>}
    </section>
  );
}

interface ActProps extends TokenPartProps {
  does: 'check' | 'authorize';
}

function Act({ does, row, onWish }: ActProps) {
  const t = useWords(connectorsWords);
  return (
    <Button aria-label={t(`doOf.${does}`, { connector: row.connector })} onClick={() => onWish({ does, row })}>
      {t(`do.${does}`)}
    </Button>
  );
}

function Found({ title, found }: { title: string; found: readonly string[] }) {
  return (
    found.length > 0 && (
      <div>
        <p>{title}</p>
        <ul className={style.reasons}>
          {found.map((it) => (
            <li key={it} lang="en">
              <Clip text={it} at={300} />
            </li>
          ))}
        </ul>
      </div>
    )
  );
}
