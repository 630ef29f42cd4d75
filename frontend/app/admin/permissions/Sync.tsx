import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { api, data } from '@/api/client';
import type { UnknownAcl } from '@/api/contract.gen';
import { moreOf, usePages } from '@/api/usePages';
import { Answered } from '@/kit/Answered';
import { ButtonLink } from '@/kit/Button';
import { Choice } from '@/kit/Choice';
import { Clip } from '@/kit/Clip';
import { type Column, DataTable } from '@/kit/DataTable';
import { Notice } from '@/kit/Notice';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { toolRows } from './prepare';
import { ToolTable } from './ToolTable';
import { permissionsWords } from './words';

const ANY = '';

/** How permission sync goes, and of what nobody knows who may read it. */
export function Sync() {
  const t = useWords(permissionsWords);
  const columns = useColumns();
  const [tool, setTool] = useQueryState('tool', parseAsString);
  const pages = usePages(['admin', 'unknown-acls', tool], (cursor) =>
    data(api.GET('/api/v1/admin/unknown-acls', { params: { query: { tool: tool ?? undefined, cursor } } })),
  );
  return (
    <>
      <Notice tone="calm">{t('looked')}</Notice>
      <Answered query={pages} rows={6}>
        {({ pages: answers }) => {
          const tools = toolRows(answers[0] ?? { tools: [] });
          const rows = answers.flatMap((answer) => answer.resources);
          return (
            <>
              <Panel title={t('tools')} flush>
                {tools.length === 0 ? (
                  <State title={t('noTool')}>
                    <p>{t('noToolText')}</p>
                  </State>
                ) : (
                  <ToolTable rows={tools} />
                )}
              </Panel>
              <Panel
                title={t('unknownAcls')}
                flush
                aside={
                  (tools.length > 1 || tool !== null) && (
                    <Choice
                      label={t('tool')}
                      value={tool ?? ANY}
                      options={[
                        { value: ANY, label: t('anyTool') },
                        ...[...new Set([...tools.map((it) => it.tool), ...(tool ? [tool] : [])])].map((value) => ({
                          value,
                          label: value,
                        })),
                      ]}
                      onChange={(next) => void setTool(next || null)}
                    />
                  )
                }
              >
                {rows.length === 0 ? (
                  <State title={t('noUnknown')}>
                    <p>{t('noUnknownText')}</p>
                  </State>
                ) : (
                  <DataTable
                    caption={t('unknownAcls')}
                    columns={columns}
                    rows={rows}
                    rowKey={(row) => row.resource}
                    more={moreOf(pages)}
                  />
                )}
              </Panel>
            </>
          );
        }}
      </Answered>
      <p>
        <ButtonLink href="/admin/jobs">{t('toJobs')}</ButtonLink>
      </p>
    </>
  );
}

function useColumns(): readonly Column<UnknownAcl>[] {
  const t = useWords(permissionsWords);
  const locale = useLocale();
  return useMemo(
    () => [
      { id: 'resource', head: t('resource'), cell: (row) => <Clip text={row.resource} mono /> },
      { id: 'tool', head: t('tool'), cell: (row) => <Clip text={row.tool} at={40} /> },
      { id: 'since', head: t('since'), cell: (row) => moment(row.unknown_since, locale) },
      {
        id: 'checked',
        head: t('checked'),
        cell: (row) => (row.checked === row.unknown_since ? t('neverSaid') : moment(row.checked, locale)),
      },
      { id: 'why', head: t('why'), cell: (row) => (row.why === null ? t('whyForgotten') : <Clip text={row.why} />) },
    ],
    [t, locale],
  );
}
