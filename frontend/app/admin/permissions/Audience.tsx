import { Clip } from '@/kit/Clip';
import { useWords } from '@/words/words';
import style from './ChainView.module.css';
import { EVERYONE } from './prepare';
import { permissionsWords } from './words';

/** An audience by its name. */
export function Audience({ name }: { name: string }) {
  const t = useWords(permissionsWords);
  return <span className={style.audience}>{name === EVERYONE ? t('everyone') : <Clip text={name} at={48} />}</span>;
}
