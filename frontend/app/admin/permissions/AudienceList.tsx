import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { useMemo } from 'react';
import { api, data } from '@/api/client';
import type { Audience as Declared } from '@/api/contract.gen';
import { Answered } from '@/kit/Answered';
import { Badge } from '@/kit/Badge';
import { type Column, DataTable } from '@/kit/DataTable';
import { Info } from '@/kit/Info';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { useWords } from '@/words/words';
import { Audience } from './Audience';
import { permissionsWords } from './words';

/** Whom something may be shown to. */
export function AudienceList() {
  const t = useWords(permissionsWords);
  const columns = useColumns();
  const audiences = useQuery({
    queryKey: ['admin', 'audiences'],
    queryFn: () => data(api.GET('/api/v1/admin/audiences')),
  });
  return (
    <Panel flush>
      <Answered query={audiences}>
        {({ audiences: rows }) =>
          rows.length === 0 ? (
            <State title={t('noAudience')}>
              <p>{t('noAudienceText')}</p>
            </State>
          ) : (
            <DataTable
              caption={t('view.audiences')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.audience}
              sort="sort"
            />
          )
        }
      </Answered>
    </Panel>
  );
}

function useColumns(): readonly Column<Declared>[] {
  const t = useWords(permissionsWords);
  return useMemo(
    () => [
      {
        id: 'audience',
        head: t('audience'),
        by: (row) => row.audience,
        cell: (row) => (
          <>
            <Audience name={row.audience} /> {row.manager && <Badge tone="calm">{t('manager')}</Badge>}
          </>
        ),
      },
      {
        id: 'size',
        head: t('size'),
        help: <Info title={t('size')}>{t('sizeHelp')}</Info>,
        cell: (row) => {
          switch (row.large_enough) {
            case true:
              return (
                <Badge tone="good" Picture={CircleCheck}>
                  {t('enough', { needed: String(row.members_needed) })}
                </Badge>
              );
            case false:
              return (
                <Badge tone="warn" Picture={CircleAlert}>
                  {t('tooSmall', { needed: String(row.members_needed) })}
                </Badge>
              );
            case null:
              return (
                <Badge tone="calm" Picture={CircleHelp}>
                  {t('sizeUnknown')}
                </Badge>
              );
          }
        },
      },
      {
        id: 'k',
        head: 'k',
        number: true,
        by: (row) => row.k,
        cell: (row) => row.k,
        help: <Info title="k">{t('kHelp')}</Info>,
      },
      { id: 'scopes', head: t('scopes'), number: true, by: (row) => row.scopes, cell: (row) => row.scopes },
    ],
    [t],
  );
}
