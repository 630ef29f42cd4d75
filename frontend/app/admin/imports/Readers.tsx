import { Clip } from '@/kit/Clip';
import { useWords } from '@/words/words';
import { importsWords } from './words';

/** Who may read all of an import. */
export function Readers({ readers }: { readers: string }) {
  const t = useWords(importsWords);
  switch (readers) {
    case 'everyone':
    case 'unknown':
    case 'each':
      return t(`read_by.${readers}`);
    default:
      return <Clip text={readers} at={40} />;
  }
}
