import { Clip } from '@/kit/Clip';
import { useWords } from '@/words/words';
import type { ConnectorRow } from './prepare';
import style from './view.module.css';
import { connectorsWords } from './words';

/** Why it is not known that all is here. */
export function Reasons({ reasons }: { reasons: ConnectorRow['reasons'] }) {
  const t = useWords(connectorsWords);
  return (
    <ul className={style.reasons}>
      {reasons.map(({ reason, stream, text, remedy }) => (
        <li key={`${reason} ${stream ?? ''}`}>
          {stream !== null && (
            <>
              <Clip text={stream} mono />:{' '}
            </>
          )}
          {t(`why.${reason}`)}
          {text !== null && (
            <>
              {' '}
              <Clip text={text} at={160} />
            </>
          )}
          <span className={style.below}>{t(`todo.${remedy}`)}</span>
        </li>
      ))}
    </ul>
  );
}
