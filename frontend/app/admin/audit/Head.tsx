import { useQuery } from '@tanstack/react-query';
import { Answered } from '@/kit/Answered';
import { Copy } from '@/kit/Copy';
import { Panel } from '@/kit/Panel';
import { useWords } from '@/words/words';
import { auditKeys, getHead } from './ask';
import style from './Head.module.css';
import { headOf } from './prepare';
import { auditWords } from './words';

/** The last number and hash: whoever notes them elsewhere can tell later that nothing before was changed. */
export function Head() {
  const t = useWords(auditWords);
  const head = useQuery({ queryKey: auditKeys.head, queryFn: getHead, staleTime: 0 });
  return (
    <Panel title={t('head')}>
      <Answered query={head} rows={1}>
        {({ entries }) => {
          const word = headOf(entries[0]);
          return word === null ? <p>{t('headNone')}</p> : <Noted word={word} />;
        }}
      </Answered>
    </Panel>
  );
}

function Noted({ word }: { word: string }) {
  const t = useWords(auditWords);
  const command = `./ocg privacy audit --head ${word}`;
  return (
    <div className={style.head}>
      <p>{t('headText')}</p>
      <div className={style.line}>
        <code>{word}</code>
        <Copy text={word} what={t('head')} />
      </div>
      <p>{t('headCheck')}</p>
      <div className={style.line}>
        <code>{command}</code>
        <Copy text={command} what={t('command')} />
      </div>
    </div>
  );
}
