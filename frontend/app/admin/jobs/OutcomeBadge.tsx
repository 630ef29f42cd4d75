import { CircleAlert, CircleCheck, CircleHelp, CircleSlash, LoaderCircle } from 'lucide-react';
import { Badge } from '@/kit/Badge';
import { useWords } from '@/words/words';
import type { Outcome } from './prepare';
import { jobsWords } from './words';

const LOOKS = {
  done: { tone: 'good', Picture: CircleCheck },
  failed: { tone: 'bad', Picture: CircleAlert },
  cancelled: { tone: 'warn', Picture: CircleSlash },
  running: { tone: 'calm', Picture: LoaderCircle },
  lost: { tone: 'warn', Picture: CircleHelp },
} as const;

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const t = useWords(jobsWords);
  return <Badge {...LOOKS[outcome]}>{t(`is.${outcome}`)}</Badge>;
}
