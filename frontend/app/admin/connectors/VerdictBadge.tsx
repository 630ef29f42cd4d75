import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { Badge } from '@/kit/Badge';
import { useWords } from '@/words/words';
import type { ConnectorRow } from './prepare';
import { connectorsWords } from './words';

const LOOKS = {
  complete: { tone: 'good', Picture: CircleCheck },
  partial: { tone: 'bad', Picture: CircleAlert },
  unknown: { tone: 'warn', Picture: CircleHelp },
} as const;

export function VerdictBadge({ verdict }: { verdict: ConnectorRow['verdict'] }) {
  const t = useWords(connectorsWords);
  return <Badge {...LOOKS[verdict]}>{t(`is.${verdict}`)}</Badge>;
}
