import { CircleAlert, CircleCheck, CircleHelp, KeyRound, LoaderCircle, Pause } from 'lucide-react';
import { Badge } from '@/kit/Badge';
import { useWords } from '@/words/words';
import type { ConnectorRow } from './prepare';
import { connectorsWords } from './words';

const LOOKS = {
  unchecked: { tone: 'warn', Picture: CircleHelp },
  checking: { tone: 'calm', Picture: LoaderCircle },
  missing: { tone: 'bad', Picture: CircleAlert },
  ready: { tone: 'good', Picture: CircleCheck },
  key_lost: { tone: 'bad', Picture: KeyRound },
  paused: { tone: 'warn', Picture: Pause },
} as const;

/** Where a tool stands on its way to being read. */
export function StateBadge({ state }: { state: ConnectorRow['state'] }) {
  const t = useWords(connectorsWords);
  return <Badge {...LOOKS[state]}>{t(`state.${state}`)}</Badge>;
}
