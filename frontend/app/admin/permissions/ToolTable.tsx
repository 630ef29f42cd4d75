import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { useMemo } from 'react';
import { Badge } from '@/kit/Badge';
import { Clip } from '@/kit/Clip';
import { type Column, DataTable } from '@/kit/DataTable';
import { count, moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { ToolRow } from './prepare';
import { permissionsWords } from './words';

const LOOKS = {
  complete: { tone: 'good', Picture: CircleCheck },
  incomplete: { tone: 'bad', Picture: CircleAlert },
  none: { tone: 'calm', Picture: CircleHelp },
} as const;

/** How the last run of permission sync went, tool by tool. */
export function ToolTable({ rows }: { rows: readonly ToolRow[] }) {
  const t = useWords(permissionsWords);
  const locale = useLocale();
  const columns = useMemo<readonly Column<ToolRow>[]>(
    () => [
      { id: 'tool', head: t('tool'), by: (row) => row.tool, cell: (row) => <Clip text={row.tool} at={40} /> },
      {
        id: 'resources',
        head: t('resources'),
        number: true,
        by: (row) => row.resources,
        cell: (row) => count(row.resources, locale),
      },
      {
        id: 'unknown',
        head: t('unknown'),
        number: true,
        by: (row) => row.unknown,
        cell: (row) => count(row.unknown, locale),
      },
      { id: 'run', head: t('lastRun'), cell: (row) => <Badge {...LOOKS[row.run]}>{t(`run.${row.run}`)}</Badge> },
      { id: 'finished', head: t('finished'), cell: (row) => (row.finished ? moment(row.finished, locale) : '–') },
      { id: 'verdict', head: t('verdict'), cell: (row) => (row.verdict === null ? '–' : <Clip text={row.verdict} />) },
    ],
    [t, locale],
  );
  return <DataTable caption={t('tools')} columns={columns} rows={rows} rowKey={(row) => row.tool} />;
}
