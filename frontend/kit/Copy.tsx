import { Check, Copy as CopyPicture } from 'lucide-react';
import { useEffect, useState } from 'react';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Button } from './Button';

/** Puts a text into the clipboard, and says so; where the browser does not allow it, the text is there to be marked. */
export function Copy({ text, what }: { text: string; what: string }) {
  const t = useWords(sharedWords);
  const [said, setSaid] = useState<'done' | 'refused' | null>(null);
  useEffect(() => {
    if (said === null) {
      return;
    }
    const timer = setTimeout(() => setSaid(null), 3000);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('done');
    } catch {
      setSaid('refused');
    }
  }

  return (
    <>
      <Button
        square
        look="quiet"
        aria-label={t('copy', { what })}
        title={t('copy', { what })}
        onClick={() => void copy()}
      >
        {said === 'done' ? <Check size={16} aria-hidden /> : <CopyPicture size={16} aria-hidden />}
      </Button>
      <span role="status">{said && t(said === 'done' ? 'copied' : 'notCopied')}</span>
    </>
  );
}
