import { CircleCheck, CircleHelp, LoaderCircle } from 'lucide-react';
import { Badge } from '@/kit/Badge';
import { useWords } from '@/words/words';
import type { Progress } from './prepare';
import { importsWords } from './words';

const LOOKS = {
  open: { tone: 'warn', Picture: CircleHelp },
  ended: { tone: 'calm', Picture: LoaderCircle },
  visible: { tone: 'good', Picture: CircleCheck },
} as const;

export function ProgressBadge({ progress }: { progress: Progress }) {
  const t = useWords(importsWords);
  return <Badge {...LOOKS[progress]}>{t(`is.${progress}`)}</Badge>;
}
